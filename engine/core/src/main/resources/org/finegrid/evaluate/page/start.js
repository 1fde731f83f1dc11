// Everything is drawn, and drawn again where the window changes.

headline();
scopes();
covariates();
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
