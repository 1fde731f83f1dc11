// The table of scores.

const less = value => value;
const more = value => -value;
const near = perfect => value => Math.abs(value - perfect);

/** Groups of scores: title, value, number format, ranking key (smallest is best, or null), meaning. */
function groups(scores) {
  const first = scores[0];
  const list = [
    ['Errors', [
      ['RMSE', s => s.rmse, measure, less, 'root mean squared error' + inUnit],
      ['MAE', s => s.mae, measure, less, 'mean absolute error' + inUnit],
      ['Largest error', s => s.largest_error, measure, less, 'largest |model − truth|' + inUnit],
      ['Bias', s => s.bias, measure, null, 'mean of model − truth' + inUnit],
      ['Re-aggregation', s => s.reaggregation_rmse, measure, null,
        'RMSE between the means of the fine cells and the coarse cells' + inUnit],
    ]],
    ['Skill: 1 − MSE / MSE of a reference', references.map((name, i) =>
      ['against ' + data.contenders[i].label, s => s['skill_' + name], fixed(3), more, '1 is perfect'])],
    ['Similarity', [
      ['Correlation', s => s.correlation, fixed(4), more, 'Pearson’s r'],
      ['PSNR', s => s.psnr, fixed(2), more, 'peak signal-to-noise ratio, dB'],
      ['SSIM', s => s.ssim, fixed(4), more, 'structural similarity'],
      ['NSE', s => s.nse, fixed(4), more, 'Nash–Sutcliffe efficiency'],
      ['KGE', s => s.kge, fixed(4), more, 'Kling–Gupta efficiency of r, α, β'],
      ['α', s => s.kge_alpha, fixed(4), near(1), 'standard deviation divided by the truth’s'],
      ['β', s => s.kge_beta, fixed(4), null, 'mean divided by the truth’s'],
    ]],
    ['Extremes and scales', [
      ['P02 − truth', s => s.p02 === null ? null : s.p02 - s.truth_p02, measure, near(0),
        '2nd percentile minus the truth’s, which is ' + measure(first.truth_p02) + unit],
      ['P98 − truth', s => s.p98 === null ? null : s.p98 - s.truth_p98, measure, near(0),
        '98th percentile minus the truth’s, which is ' + measure(first.truth_p98) + unit],
      ['High-wavenumber variance ratio', s => s.high_wavenumber_variance_ratio, fixed(3), near(1),
        'variance at scales below the coarse cells, divided by the truth’s'],
    ]],
  ];
  if (first.wet_threshold !== undefined) {
    list.push(['Wet and dry', [
      ['Dry-cell frequency', s => s.dry_cell_frequency, fixed(3), near(first.truth_dry_cell_frequency),
        'share of the area below ' + measure(first.wet_threshold) + unit + '; the truth’s is '
        + fixed(3)(first.truth_dry_cell_frequency)],
      ['Wet-cell RMSE', s => s.wet_rmse, measure, less, 'where the truth is wet' + inUnit],
    ]]);
  }
  return list;
}

function table(scores) {
  const head = make('tr');
  head.append(make('th', 'Score'));
  data.contenders.forEach(each =>
    head.append(make('th', breakable(each.label), each.baseline ? 'label baseline' : 'label')));
  head.append(make('th', '', 'meaning'));
  const rows = [head];
  for (const [title, lines] of groups(scores)) {
    const group = make('tr', undefined, 'group');
    const cell = make('td', title);
    cell.colSpan = data.contenders.length + 2;
    group.append(cell);
    rows.push(group);
    lines.forEach(each => rows.push(line(scores, ...each)));
  }
  $('scores').replaceChildren(...rows);
  $('legend').textContent = 'Best in bold. PSNR'
    + (data.bands.length === 1 ? ' and SSIM with' : ' with') + ' a data range of '
    + measure(scores[0].data_range) + unit + '. '
    + (data.area_weighted ? 'Cells are weighted by area. ' : '')
    + scores[0].cells.toLocaleString('en') + ' cells with data.';
}

function line(scores, title, value, text, rankingKey, meaning) {
  const known = scores.map(value).filter(each => each !== null && each !== undefined);
  const best = rankingKey === null ? NaN : Math.min(...known.map(rankingKey));
  const row = make('tr');
  row.append(make('td', title));
  scores.forEach(each => {
    const number = value(each);
    const isBest = rankingKey !== null && number !== null && rankingKey(number) === best;
    row.append(make('td', small(number, text, scores[0]), isBest ? 'best' : ''));
  });
  row.append(make('td', meaning, 'meaning'));
  return row;
}

/** Values that are only rounding errors are shown as zero. */
function small(number, text, scores) {
  return text === measure && number !== null && Math.abs(number) < 1e-6 * scores.data_range ? '0' : text(number);
}

function scopes() {
  const choice = $('scope-choice');
  const all = data.bands.map((band, i) => [band.name || 'band ' + (i + 1), band.scores]);
  if (data.overall && data.bands.length > 1) all.unshift(['all ' + data.bands.length + ' together', data.overall]);
  all.forEach(([name], i) => choice.append(new Option(name, i)));
  $('scope').hidden = all.length < 2;
  choice.addEventListener('change', () => table(all[choice.value][1]));
  table(all[0][1]);
}
