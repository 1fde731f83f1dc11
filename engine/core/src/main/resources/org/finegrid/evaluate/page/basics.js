// Shared by all parts of the page: the data, elements, numbers as text.

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

/** A model's label, which may go on in the next line before each of its parts. */
const breakable = label => label.replaceAll('+', '\u200b+');
