// Spectra.

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
    x, 'mean variance of a mode' + squared);
  lines('Power relative to the truth', 'ratio',
    [curve('truth', x.map(() => 1), '#111', 1.4, { markLine: mark }),
      ...models.map(each => curve(each.label,
        each.power.map((power, i) => spectrum.truth[i] > 0 ? Math.max(1e-4, power / spectrum.truth[i]) : null),
        each.colour, each.width))],
    x, 'ratio');
  $('spectrum-legend').textContent = 'Radially averaged power of the discrete cosine transform, over '
    + spectrum.width + ' × ' + spectrum.height + ' cells'
    + (data.bands.length > 1 ? ' of ' + (data.bands[band].name || 'band ' + (band + 1)) : '')
    + '. Waves to the right of the dashed line are too short for the coarse cells, so a model has to '
    + 'estimate them. A field that is too smooth has too little power there.';
}
