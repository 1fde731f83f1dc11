// Colours and their scales.

// Viridis (van der Walt and Smith) and ColorBrewer's RdBu, reversed.
const viridis = ['#440154', '#482878', '#3e4989', '#31688e', '#26828e', '#1f9e89', '#35b779',
  '#6ece58', '#b5de2b', '#fde725'];
const diverging = ['#053061', '#2166ac', '#4393c3', '#92c5de', '#d1e5f0', '#f7f7f7', '#fddbc7',
  '#f4a582', '#d6604d', '#b2182b', '#67001f'];

/** 256 colours as bytes, from a few. */
function ramp(stops) {
  const rgb = stops.map(each => [1, 3, 5].map(i => parseInt(each.slice(i, i + 2), 16)));
  const bytes = new Uint8Array(256 * 3);
  for (let i = 0; i < 256; i++) {
    const place = i / 255 * (rgb.length - 1);
    const low = Math.min(rgb.length - 2, Math.floor(place));
    for (let c = 0; c < 3; c++) {
      bytes[3 * i + c] = Math.round(rgb[low][c] + (place - low) * (rgb[low + 1][c] - rgb[low][c]));
    }
  }
  return bytes;
}

const valueRamp = ramp(viridis);
const errorRamp = ramp(diverging);

function scale(element, name, stops, ticks) {
  const bar = make('div', undefined, 'bar');
  bar.style.background = 'linear-gradient(to right, ' + stops.join(', ') + ')';
  const line = make('div', undefined, 'ticks');
  ticks.forEach(each => line.append(make('span', each)));
  element.replaceChildren(make('span', name, 'name'), bar, line);
}
