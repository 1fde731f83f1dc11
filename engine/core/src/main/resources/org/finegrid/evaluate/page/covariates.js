// What covariates did for each band.

const percent = share => share === null || share === undefined ? '–' : (100 * share).toFixed(0) + ' %';

/** Slopes are known to one percent, so two digits are shown. */
const slopeText = value => value === null || value === undefined ? '–' : String(+value.toPrecision(2));

/** The share of coarse cells in which a covariate is not used, whatever the reason. */
const unused = slope => Object.values(slope.unused).reduce((sum, share) => sum + share, 0);

/** Kelvins per metre, as in 'K per m'. */
function slopeUnit(band, covariate) {
  return (band.unit || '1') + ' per ' + (covariate.unit && covariate.unit !== '1' ? covariate.unit : 'unit');
}

function covariates() {
  const all = data.covariates;
  $('covariate-section').hidden = all.length === 0;
  if (all.length === 0) return;
  const head = make('tr');
  head.append(make('th', 'Band'), make('th', 'Explained'));
  all.forEach(each => head.append(
    make('th', 'Slope of ' + each.name), make('th', '5 to 95 %'), make('th', 'Unused')));
  const rows = data.bands.map((band, i) => {
    const row = make('tr');
    row.append(make('td', band.name || 'band ' + (i + 1)), make('td', percent(band.covariates.variance_explained)));
    band.covariates.slopes.forEach((slope, covariate) => row.append(
      make('td', slopeText(slope.quantiles[2]) + ' ' + slopeUnit(band, all[covariate])),
      make('td', slopeText(slope.quantiles[0]) + ' to ' + slopeText(slope.quantiles[4])),
      make('td', percent(unused(slope)))));
    return row;
  });
  $('covariates').replaceChildren(head, ...rows);
  $('covariate-legend').textContent =
    all.map(each => each.name + ': ' + each.source + ' (' + each.placement + '). ').join('')
    + 'Explained: share of the variance between neighbouring coarse cells that '
    + (all.length === 1 ? 'it explains' : 'they explain together') + '. Slopes: median, and the range from 5 to 95 %, '
    + 'over the coarse cells in which the covariate is used; unused: share of the others.';
}
