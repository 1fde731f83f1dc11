// Maps: a field as an image in the axes of a chart, all zoomed and read together.

const NO_DATA = 0xffff;

/** Base 64 of two-byte numbers, the lower byte first; NaN for NoData. */
function values(text, picture) {
  const bytes = atob(text);
  const numbers = new Float32Array(bytes.length / 2);
  for (let i = 0; i < numbers.length; i++) {
    const step = bytes.charCodeAt(2 * i) | bytes.charCodeAt(2 * i + 1) << 8;
    numbers[i] = step === NO_DATA ? NaN : picture.least + step * picture.step;
  }
  return numbers;
}

/** A value below which a share of all finite ones lie. */
function quantile(lists, share) {
  const sample = [];
  for (const list of lists) {
    const stride = Math.max(1, Math.floor(list.length / 20000));
    for (let i = 0; i < list.length; i += stride) if (!Number.isNaN(list[i])) sample.push(list[i]);
  }
  sample.sort((a, b) => a - b);
  return sample.length ? sample[Math.min(sample.length - 1, Math.floor(share * sample.length))] : 0;
}

function paint(numbers, width, height, colours, least, most) {
  const canvas = make('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, height);
  const span = most > least ? most - least : 1;
  for (let i = 0; i < numbers.length; i++) {
    if (Number.isNaN(numbers[i])) continue;
    const colour = Math.max(0, Math.min(255, Math.round((numbers[i] - least) / span * 255)));
    image.data[4 * i] = colours[3 * colour];
    image.data[4 * i + 1] = colours[3 * colour + 1];
    image.data[4 * i + 2] = colours[3 * colour + 2];
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

const charts = [];

/** A plot with its title, and a place for the value under the pointer. */
function frame(title) {
  const box = make('div', undefined, 'map');
  const head = make('div', undefined, 'head');
  const output = make('output');
  head.append(make('b', title), output);
  const plot = make('div', undefined, 'plot');
  box.append(head, plot);
  $('maps').append(box);
  return { plot, output };
}

function axis(range, show) {
  return {
    type: 'value', min: Math.min(...range), max: Math.max(...range), inverse: false,
    splitLine: { show: false }, axisTick: { show }, axisLabel: { show, color: '#5d6877', fontSize: 10, formatter: value => String(+value.toPrecision(9)),
      hideOverlap: true, showMinLabel: false, showMaxLabel: false },
    axisLine: { show: true, onZero: false, lineStyle: { color: '#c6cdd6' } },
  };
}

/**
 * A field as an image in a chart's axes; zoomed together with all others. The coarse field has
 * fewer cells over the same ground.
 */
function map(title, field, picture) {
  const { plot, output } = frame(title);
  const ground = Math.abs((picture.y[1] - picture.y[0]) / (picture.x[1] - picture.x[0]));
  const cells = picture.height / picture.width;
  // Cells of a degree are drawn square.
  const aspect = ground > 0.2 * cells && ground < 5 * cells ? ground : cells;
  // As high as the field needs at the width there is.
  const size = { top: 8, bottom: 26, left: 60, right: 10 };
  const heighten = () => {
    const height = (plot.clientWidth - size.left - size.right) * aspect;
    plot.style.height = Math.round(Math.min(640, Math.max(120, height))) + size.top + size.bottom + 'px';
  };
  heighten();
  const chart = echarts.init(plot, null, { renderer: 'canvas' });
  chart.setOption({
    animation: false,
    grid: fitted(plot, size, aspect),
    xAxis: axis(picture.x, true),
    yAxis: axis(picture.y, true),
    dataZoom: [
      { type: 'inside', xAxisIndex: 0, filterMode: 'none', minSpan: 2 },
      { type: 'inside', yAxisIndex: 0, filterMode: 'none', minSpan: 2 },
    ],
    series: [{
      type: 'custom', clip: true, data: [[picture.x[0], picture.y[0]]], silent: true,
      encode: { x: 0, y: 1 },
      renderItem: (params, api) => {
        // Cells keep sharp edges when zoomed in.
        plot.querySelectorAll('canvas').forEach(
          each => { each.getContext('2d').imageSmoothingEnabled = false; });
        const [left, top] = api.coord([picture.x[0], picture.y[0]]);
        const [right, bottom] = api.coord([picture.x[1], picture.y[1]]);
        const area = params.coordSys;
        return {
          type: 'group',
          clipPath: { type: 'rect', shape: { x: area.x, y: area.y, width: area.width, height: area.height } },
          children: [{
            type: 'image',
            style: { image: field.canvas, x: left, y: top, width: right - left, height: bottom - top },
          }],
        };
      },
    }],
  });
  charts.push({
    chart,
    refit: () => {
      heighten();
      chart.resize();
      chart.setOption({ grid: fitted(plot, size, aspect) });
    },
  });
  chart.getZr().on('mousemove', event => point(event, chart));
  chart.getZr().on('globalout', () => hovers.forEach(each => each.clear()));
  hovers.push({
    show: (x, y) => {
      const column = Math.floor((x - picture.x[0]) / (picture.x[1] - picture.x[0]) * field.width);
      const row = Math.floor((y - picture.y[0]) / (picture.y[1] - picture.y[0]) * field.height);
      const inside = column >= 0 && column < field.width && row >= 0 && row < field.height;
      const value = inside ? field.numbers[row * field.width + column] : NaN;
      output.textContent = Number.isNaN(value) ? (inside ? 'no data' : '') : measure(value) + field.unit;
    },
    clear: () => { output.textContent = ''; },
  });
  chart.group = 'maps';
}

/** The largest grid of the field's shape inside a plot. */
function fitted(plot, size, aspect) {
  const width = plot.clientWidth - size.left - size.right;
  const height = plot.clientHeight - size.top - size.bottom;
  const used = Math.min(width, height / aspect);
  const spare = (width - used) / 2;
  return { left: size.left + spare, top: size.top, width: used, height: used * aspect };
}

const hovers = [];

/** Every map shows its value at the pointer's position. */
function point(event, chart) {
  const place = [event.offsetX, event.offsetY];
  if (!chart.containPixel('grid', place)) {
    hovers.forEach(each => each.clear());
    return;
  }
  const [x, y] = chart.convertFromPixel('grid', place);
  hovers.forEach(each => each.show(x, y));
}

/** A covariate, in colours of its own. */
function covariateMap(covariate, drawn, picture) {
  const numbers = values(drawn.values, drawn);
  const unit = covariate.unit && covariate.unit !== '1' ? ' ' + covariate.unit : '';
  const least = quantile([numbers], 0.001);
  const most = quantile([numbers], 0.999);
  map(covariate.name + ': ' + measure(least) + ' to ' + measure(most) + unit + ', on a colour scale of its own',
    { numbers, width: picture.width, height: picture.height, unit,
      canvas: paint(numbers, picture.width, picture.height, valueRamp, least, most) }, picture);
}

function maps(picture) {
  charts.filter(each => each.isMap).forEach(each => each.chart.dispose());
  charts.splice(0, charts.length, ...charts.filter(each => !each.isMap));
  hovers.length = 0;
  $('maps').replaceChildren();
  const bandUnit = data.bands[picture.band].unit ? ' ' + data.bands[picture.band].unit : '';
  const { width, height } = picture;
  const truth = values(picture.truth, picture);
  const coarse = values(picture.coarse, picture);
  // A map of nearest would repeat the coarse map; bilinear is left out as well, to save space.
  const drawn = data.contenders.map((contender, i) => i).filter(i => data.contenders[i].name !== 'nearest'
    && data.contenders[i].name !== 'bilinear');
  const models = drawn.map(i => values(picture.models[i], picture));
  const errors = models.map(model => model.map((value, cell) => value - truth[cell]));
  const least = quantile([truth], 0.001);
  const most = quantile([truth], 0.999);
  const largest = quantile(errors.map(list => list.map(Math.abs)), 0.99) || 1;
  const field = (numbers, w, h) => ({ numbers, width: w, height: h, unit: bandUnit,
    canvas: paint(numbers, w, h, valueRamp, least, most) });
  const error = numbers => ({ numbers, width, height, unit: bandUnit,
    canvas: paint(numbers, width, height, errorRamp, -largest, largest) });
  scale($('value-scale'), 'Value' + (bandUnit ? ',' + bandUnit : '') + ' (maps of values)', viridis,
    [measure(least), measure((least + most) / 2), measure(most)]);
  scale($('error-scale'), 'Error, model − truth' + (bandUnit ? ',' + bandUnit : '') + ' (maps of errors)', diverging,
    [measure(-largest), '0', measure(largest)]);
  const before = charts.length;
  map('Truth', field(truth, width, height), picture);
  map('Coarse cells, the input of the models', field(coarse, width / data.factor, height / data.factor), picture);
  picture.covariates.forEach((each, i) => covariateMap(data.covariates[i], each, picture));
  // Each model and its error stay side by side.
  if (picture.covariates.length % 2 === 1) $('maps').append(make('div'));
  drawn.forEach((contender, i) => {
    map(data.contenders[contender].label, field(models[i], width, height), picture);
    map(data.contenders[contender].label + ': error', error(errors[i]), picture);
  });
  charts.slice(before).forEach(each => { each.isMap = true; });
  echarts.connect('maps');
  $('map-legend').textContent =
    (picture.whole ? '' : 'The maps show a part of ' + width + ' × ' + height + ' of the '
      + data.width + ' × ' + data.height + ' cells, from column ' + (picture.column + 1) + ' and row '
      + (picture.row + 1) + ' on, to keep the page small. ')
    + 'Scroll to zoom, drag to move: all maps follow, and each shows its value at the pointer. '
    + 'Cells without data are blank. The colour scales leave out 0.1 % of the truth at either end and the largest 1 % of the errors.';
}
