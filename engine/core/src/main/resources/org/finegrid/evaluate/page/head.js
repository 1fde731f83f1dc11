// The header of the page and its main results.

const references = ['nearest', 'bilinear', 'bicubic'];
const bicubic = data.contenders[2].label;
const file = data.truth.replace(/^.*[\\/]/, '');
document.title = file + ' – Finegrid evaluation';
$('title').textContent = file + (data.variable ? ', ' + data.variable : '');
$('subtitle').textContent =
  data.width + ' × ' + data.height + ' cells'
  + (data.bands.length > 1 ? ', ' + data.bands.length + ' bands' : '')
  + (data.unit ? ', in ' + data.unit : '')
  + ', averaged to cells ' + data.factor + ' times larger and downscaled by '
  + data.contenders.length + ' models';

function headline() {
  const scores = data.overall || data.bands[0].scores;
  let best = 0;
  scores.forEach((each, i) => {
    if (each.rmse !== null && (scores[best].rmse === null || each.rmse < scores[best].rmse)) best = i;
  });
  const tiles = [
    [breakable(data.contenders[best].label), 'smallest RMSE'],
    [measure(scores[best].rmse) + unit, 'RMSE; ' + bicubic + ': ' + measure(scores[2].rmse)],
    [scores[2].rmse > 0 ? (100 * (1 - scores[best].rmse / scores[2].rmse)).toFixed(1) + ' %' : '–',
      'lower than the RMSE of ' + bicubic],
    [fixed(3)(scores[best].ssim), 'SSIM; ' + bicubic + ': ' + fixed(3)(scores[2].ssim)],
  ];
  for (const [value, what] of tiles) {
    const tile = make('div', undefined, 'tile');
    tile.append(make('b', value), make('span', what));
    $('headline').append(tile);
  }
}
