// util of Node, as far as texts and promises go.
'use strict';

const inspect = (value) => {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value !== 'object' || value === null || value instanceof Error) return String(value);
  return JSON.stringify(value);
};

const format = (first, ...rest) => {
  let out = String(typeof first === 'object' ? inspect(first) : first);
  if (typeof first === 'string') {
    out = out.replace(/%[sdifjoO%]/g, (mark) => {
      if (mark === '%%') return '%';
      if (!rest.length) return mark;
      const value = rest.shift();
      switch (mark) {
        case '%d': return String(Number(value));
        case '%i': return String(parseInt(value, 10));
        case '%f': return String(parseFloat(value));
        case '%j': return JSON.stringify(value);
        case '%s': return typeof value === 'object' ? inspect(value) : String(value);
      }
      return inspect(value);
    });
  }
  return [out, ...rest.map((v) => (typeof v === 'string' ? v : inspect(v)))].join(' ');
};

module.exports = {
  format,
  inspect,
  promisify: (fn) => function (...args) {
    return new Promise((resolve, reject) => fn.call(this, ...args, (err, value) => (err ? reject(err) : resolve(value))));
  },
  inherits(child, parent) {
    child.super_ = parent;
    Object.setPrototypeOf(child.prototype, parent.prototype);
  },
  deprecate: (fn) => fn,
  isArray: Array.isArray,
};
