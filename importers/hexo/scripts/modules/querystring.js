'use strict';

const decode = (text) => {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
};

const stringify = (object, between = '&', equals = '=') => Object.entries(object || {})
  .flatMap(([key, value]) => (Array.isArray(value) ? value : [value]).map((v) => {
    const shown = ['string', 'number', 'boolean', 'bigint'].includes(typeof v) ? String(v) : '';
    return encodeURIComponent(key) + equals + encodeURIComponent(shown);
  })).join(between);

const parse = (text, between = '&', equals = '=') => {
  const out = {};
  for (const pair of String(text).split(between)) {
    if (!pair) continue;
    const at = pair.indexOf(equals);
    const key = decode(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : decode(pair.slice(at + equals.length));
    if (!Object.hasOwn(out, key)) out[key] = value;
    else out[key] = [].concat(out[key], value);
  }
  return out;
};

module.exports = { stringify, parse, encode: stringify, decode: parse, escape: encodeURIComponent, unescape: decode };
