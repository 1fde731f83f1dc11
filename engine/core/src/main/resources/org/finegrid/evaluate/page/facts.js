// Properties of the run, and the cards of the models.

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
    ['CRS', data.crs],
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
      ['normalisation', each.normalisation], ['aggregation in training', each.aggregation],
      ['device', each.device], ['time', each.seconds.toFixed(2) + ' s'],
      ...flat('training.', each.training), ...flat('skill.', each.skill),
    ]);
    details.append(summary, card);
    details.open = !each.baseline;
    $('cards').append(details);
  }
}
