'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const $ = id => document.getElementById(id);
  const unit = data.unit ? ' ' + data.unit : '';
  const inUnit = data.unit ? ', ' + data.unit : '';

  function make(tag, text, className) {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  /** A number with four significant digits. */
  function measure(value) {
    if (value === null || value === undefined || Number.isNaN(value)) return '–';
    const size = Math.abs(value);
    if (size === 0) return '0';
    if (size < 1e-4 || size >= 1e7) return value.toExponential(2);
    return value.toPrecision(Math.max(4, Math.ceil(Math.log10(size))));
  }

  const fixed = digits => value => value === null || value === undefined ? '–' : value.toFixed(digits);

  // ---- Page head -------------------------------------------------------------------------------

  const references = ['nearest', 'bilinear', 'bicubic'];
  const bicubic = data.contenders[2].label;
  const file = data.truth.replace(/^.*[\\/]/, '');
  document.title = file + ' – Finegrid evaluation';
  $('title').textContent = file + (data.variable ? ', ' + data.variable : '');
  $('subtitle').textContent =
    data.width + ' × ' + data.height + ' cells'
    + (data.bands.length > 1 ? ', ' + data.bands.length + ' bands' : '')
    + (data.unit ? ', in ' + data.unit : '')
    + ', made ×' + data.factor + ' coarser and fine again by '
    + data.contenders.length + ' models';

  function headline() {
    const scores = data.overall || data.bands[0].scores;
    let best = 0;
    scores.forEach((each, i) => {
      if (each.rmse !== null && (scores[best].rmse === null || each.rmse < scores[best].rmse)) best = i;
    });
    const tiles = [
      [data.contenders[best].label.replace('+', '\u200b+'), 'smallest RMSE'],
      [measure(scores[best].rmse) + unit, 'its RMSE; ' + bicubic + ': ' + measure(scores[2].rmse)],
      [scores[2].rmse > 0 ? (100 * (1 - scores[best].rmse / scores[2].rmse)).toFixed(1) + ' %' : '–',
        'below ' + bicubic],
      [fixed(3)(scores[best].ssim), 'its SSIM; ' + bicubic + ': ' + fixed(3)(scores[2].ssim)],
    ];
    for (const [value, what] of tiles) {
      const tile = make('div', undefined, 'tile');
      tile.append(make('b', value), make('span', what));
      $('headline').append(tile);
    }
  }

  // ---- Table of scores -------------------------------------------------------------------------

  const less = value => value;
  const more = value => -value;
  const near = perfect => value => Math.abs(value - perfect);

  /** Groups of scores: title, value, writing, what is smallest for the best (null: none), meaning. */
  function groups(scores) {
    const first = scores[0];
    const list = [
      ['Errors', [
        ['RMSE', s => s.rmse, measure, less, 'root mean squared error' + inUnit],
        ['MAE', s => s.mae, measure, less, 'mean absolute error' + inUnit],
        ['Largest error', s => s.largest_error, measure, less, 'largest |model − truth|' + inUnit],
        ['Bias', s => s.bias, measure, null, 'mean of model − truth' + inUnit],
        ['Re-aggregation', s => s.reaggregation_rmse, measure, null,
          'RMSE of the fine cells’ means against the coarse cells' + inUnit],
      ]],
      ['Skill: 1 − MSE / MSE of a reference', references.map((name, i) =>
        ['against ' + data.contenders[i].label, s => s['skill_' + name], fixed(3), more, '1 is perfect'])],
      ['Likeness', [
        ['Correlation', s => s.correlation, fixed(4), more, 'Pearson’s r'],
        ['PSNR', s => s.psnr, fixed(2), more, 'peak signal-to-noise ratio, dB'],
        ['SSIM', s => s.ssim, fixed(4), more, 'structural similarity'],
        ['NSE', s => s.nse, fixed(4), more, 'Nash–Sutcliffe efficiency'],
        ['KGE', s => s.kge, fixed(4), more, 'Kling–Gupta efficiency of r, α, β'],
        ['α', s => s.kge_alpha, fixed(4), near(1), 'standard deviation / the truth’s'],
        ['β', s => s.kge_beta, fixed(4), null, 'mean / the truth’s'],
      ]],
      ['Extremes and scales', [
        ['P02 − truth', s => s.p02 === null ? null : s.p02 - s.truth_p02, measure, near(0),
          '2nd percentile less the truth’s, which is ' + measure(first.truth_p02) + unit],
        ['P98 − truth', s => s.p98 === null ? null : s.p98 - s.truth_p98, measure, near(0),
          '98th percentile less the truth’s, which is ' + measure(first.truth_p98) + unit],
        ['Fine variance', s => s.fine_variance, fixed(3), near(1),
          'at scales that coarse cells cannot hold / the truth’s'],
      ]],
    ];
    if (first.wet_threshold !== undefined) {
      list.push(['Wet and dry', [
        ['Dry share', s => s.dry_share, fixed(3), near(first.truth_dry_share),
          'of the area, below ' + measure(first.wet_threshold) + unit + '; the truth’s is '
          + fixed(3)(first.truth_dry_share)],
        ['Wet RMSE', s => s.wet_rmse, measure, less, 'where the truth is wet' + inUnit],
      ]]);
    }
    return list;
  }

  function table(scores) {
    const head = make('tr');
    head.append(make('th', 'Score'));
    data.contenders.forEach(each =>
      head.append(make('th', each.label, each.baseline ? 'baseline' : '')));
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
      + (data.area_weighted ? 'Every cell counts by its area. ' : '')
      + scores[0].cells.toLocaleString('en') + ' cells with data.';
  }

  function line(scores, title, value, text, badness, meaning) {
    const known = scores.map(value).filter(each => each !== null && each !== undefined);
    const best = badness === null ? NaN : Math.min(...known.map(badness));
    const row = make('tr');
    row.append(make('td', title));
    scores.forEach(each => {
      const number = value(each);
      const isBest = badness !== null && number !== null && badness(number) === best;
      row.append(make('td', small(number, text, scores[0]), isBest ? 'best' : ''));
    });
    row.append(make('td', meaning, 'meaning'));
    return row;
  }

  /** What is nothing but rounding is written as zero. */
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

  // ---- Colours ---------------------------------------------------------------------------------

  // Viridis (van der Walt and Smith) and ColorBrewer's RdBu, turned round.
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

  // ---- Maps ------------------------------------------------------------------------------------

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
          // Cells shall keep their edges where one zooms in.
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

  /** Every map tells its value at the place under the pointer. */
  function point(event, chart) {
    const place = [event.offsetX, event.offsetY];
    if (!chart.containPixel('grid', place)) {
      hovers.forEach(each => each.clear());
      return;
    }
    const [x, y] = chart.convertFromPixel('grid', place);
    hovers.forEach(each => each.show(x, y));
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
    // Copies of the coarse cells would show the coarse map again.
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
    scale($('value-scale'), 'Value' + (bandUnit ? ',' + bandUnit : '') + ' (all maps)', viridis,
      [measure(least), measure((least + most) / 2), measure(most)]);
    scale($('error-scale'), 'Error, model − truth' + (bandUnit ? ',' + bandUnit : '') + ' (all maps)', diverging,
      [measure(-largest), '0', measure(largest)]);
    const before = charts.length;
    map('Truth', field(truth, width, height), picture);
    map('Coarse, what the models were given', field(coarse, width / data.factor, height / data.factor), picture);
    drawn.forEach((contender, i) => {
      map(data.contenders[contender].label, field(models[i], width, height), picture);
      map(data.contenders[contender].label + ': error', error(errors[i]), picture);
    });
    charts.slice(before).forEach(each => { each.isMap = true; });
    echarts.connect('maps');
    $('map-legend').textContent =
      (picture.whole ? '' : 'Drawn is a piece of ' + width + ' × ' + height + ' of the '
        + data.width + ' × ' + data.height + ' cells, from column ' + (picture.column + 1) + ' and row '
        + (picture.row + 1) + ' on, so that the page stays small. ')
      + 'Wheel and drag move all maps; the value under the pointer is told for all of them. '
      + 'Cells without data are left blank. Colours end where 0.1 % of the truth and 1 % of the errors lie beyond.';
  }

  // ---- Spectra ---------------------------------------------------------------------------------

  const lineColours = ['#b0b7c0', '#8d99a8', '#5d6877', '#d95f02', '#1b9e77', '#7570b3', '#e7298a',
    '#66a61e', '#e6ab02', '#a6761d'];

  function lines(title, element, series, wavelength, yName) {
    const powers = series.flatMap(each => each.data.map(([, power]) => power)).filter(each => each > 0);
    const chart = echarts.init($(element), null, { renderer: 'canvas' });
    chart.setOption({
      animation: false,
      title: { text: title, left: 12, top: 8, textStyle: { fontSize: 14, fontWeight: 600, color: '#1d2530' } },
      legend: { type: 'scroll', bottom: 4, left: 'center', textStyle: { color: '#1d2530' } },
      grid: { top: 58, left: 74, right: 22, bottom: 76 },
      tooltip: {
        trigger: 'axis',
        formatter: points => points[0].axisValue.toPrecision(3) + ' cells<br>'
          + points.map(each => each.marker + echarts.format.encodeHTML(each.seriesName) + ' '
            + measure(each.value[1])).join('<br>'),
      },
      xAxis: { type: 'log', inverse: true, name: 'wavelength, fine cells', nameLocation: 'middle', nameGap: 26,
        min: Math.min(...wavelength), max: Math.max(...wavelength),
        axisLabel: { formatter: value => String(+value.toPrecision(3)) }, splitLine: { show: false } },
      yAxis: { type: 'log', name: yName, nameTextStyle: { align: 'left', padding: [0, 0, 0, -50] },
        min: 10 ** Math.floor(Math.log10(Math.min(...powers))), max: 10 ** Math.ceil(Math.log10(Math.max(...powers))),
        axisLabel: { formatter: value => value < 0.01 || value >= 1e4 ? value.toExponential(0) : String(value) },
        splitLine: { lineStyle: { color: '#eceff3' } } },
      series,
    });
    charts.push({ chart, isSpectrum: true, refit: () => chart.resize() });
  }

  function spectra(band) {
    charts.filter(each => each.isSpectrum).forEach(each => each.chart.dispose());
    charts.splice(0, charts.length, ...charts.filter(each => !each.isSpectrum));
    const spectrum = data.bands[band].spectrum;
    $('spectrum-section').hidden = !spectrum;
    if (!spectrum) return;
    const x = spectrum.wavelength;
    const mark = { silent: true, symbol: 'none', lineStyle: { color: '#9aa4b0', type: 'dashed' },
      label: { formatter: 'two coarse cells', position: 'insideEndTop', color: '#5d6877', fontSize: 11 },
      data: [{ xAxis: 2 * data.factor }] };
    const curve = (name, power, colour, width, extra) => ({ name, type: 'line', showSymbol: false,
      data: x.map((length, i) => [length, power[i] > 0 ? power[i] : null]),
      lineStyle: { color: colour, width }, itemStyle: { color: colour }, ...extra });
    const models = spectrum.contenders.map((power, i) => power === null ? null
      : { power, label: data.contenders[i].label, colour: lineColours[i % lineColours.length],
        width: data.contenders[i].baseline ? 1.3 : 2 }).filter(each => each !== null);
    const squared = data.bands[band].unit ? ', (' + data.bands[band].unit + ')²' : '';
    lines('Power', 'spectrum',
      [curve('truth', spectrum.truth, '#111', 2.4, { markLine: mark }),
        ...models.map(each => curve(each.label, each.power, each.colour, each.width))],
      x, 'mean variance of a wave' + squared);
    lines('Power / that of the truth', 'ratio',
      [curve('truth', x.map(() => 1), '#111', 1.4, { markLine: mark }),
        ...models.map(each => curve(each.label,
          each.power.map((power, i) => spectrum.truth[i] > 0 ? Math.max(1e-4, power / spectrum.truth[i]) : null),
          each.colour, each.width))],
      x, 'ratio');
    $('spectrum-legend').textContent = 'Radially averaged power by the discrete cosine transform, over '
      + spectrum.width + ' × ' + spectrum.height + ' cells'
      + (data.bands.length > 1 ? ' of ' + (data.bands[band].name || 'band ' + (band + 1)) : '')
      + '. To the right of the dashed line lie waves that the coarse cells cannot hold: there a model '
      + 'has to know what fields are like. A smoother field has too little power there.';
  }

  // ---- Facts and cards -------------------------------------------------------------------------

  function list(element, entries) {
    for (const [name, value] of entries) {
      if (value === null || value === undefined || value === '') continue;
      element.append(make('dt', name), make('dd', value));
    }
  }

  function flat(prefix, object) {
    return Object.entries(object || {}).flatMap(([key, value]) =>
      value !== null && typeof value === 'object' && !Array.isArray(value)
        ? flat(prefix + key + '.', value)
        : [[prefix + key, Array.isArray(value) ? value.map(each => typeof each === 'object' && each !== null
          ? JSON.stringify(each) : each).join(', ') : String(value)]]);
  }

  function facts() {
    list($('facts'), [
      ['truth', data.truth], ['variable', data.variable], ['unit', data.unit],
      ['cells', data.width + ' × ' + data.height], ['bands', String(data.bands.length)],
      ['extent', data.extent.map(each => +each.toPrecision(9)).join(', ') + ' (west, south, east, north)'],
      ['coordinates', data.crs],
      ['factor', String(data.factor)],
      ['coarse cells', data.width / data.factor + ' × ' + data.height / data.factor
        + ', means of the cells with data' + (data.area_weighted ? ', weighted by area' : '')],
      ['command', data.command], ['version', 'Finegrid ' + data.version],
      ['time', data.seconds.toFixed(1) + ' s'],
    ]);
    data.notes.forEach(each => $('notes').append(make('li', each)));
    for (const each of data.contenders) {
      const details = make('details');
      const summary = make('summary', each.label);
      summary.append(make('span', each.title));
      const card = make('dl');
      list(card, [
        ['model', each.model], ['method', each.method], ['conservation', each.conservation],
        ['input', each.input], ['halo', each.halo === null ? 'no finite bound' : each.halo + ' coarse cells'],
        ['normalisation', each.normalisation], ['trained on coarse cells by', each.aggregation],
        ['device', each.device], ['time', each.seconds.toFixed(2) + ' s'],
        ...flat('training.', each.training), ...flat('skill.', each.skill),
      ]);
      details.append(summary, card);
      details.open = !each.baseline;
      $('cards').append(details);
    }
  }

  // ---- All together ----------------------------------------------------------------------------

  headline();
  scopes();
  facts();
  const choice = $('band-choice');
  data.pictures.forEach((picture, i) => choice.append(
    new Option(data.bands[picture.band].name || 'band ' + (picture.band + 1), i)));
  $('bands').hidden = data.pictures.length < 2;
  const draw = () => {
    const picture = data.pictures[choice.value || 0];
    $('map-section').hidden = !picture;
    if (picture) maps(picture);
    spectra(picture ? picture.band : 0);
  };
  choice.addEventListener('change', draw);
  draw();
  window.addEventListener('resize', () => charts.forEach(each => each.refit()));
})();
