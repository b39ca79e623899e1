// The built-in functions that can take any amount of time or memory in one call, written so that they can be stopped.
'use strict';

(() => {
  const most = native.mostText, items = native.mostItems;
  const define = (object, name, value) => Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });
  const bound = (n) => {
    if (n > most) throw new RangeError('Invalid string length');
  };

  const repeat = String.prototype.repeat;
  define(String.prototype, 'repeat', { repeat(n) {
    bound(String(this).length * Number(n));
    return repeat.call(this, n);
  } }.repeat);
  for (const name of ['padStart', 'padEnd']) {
    const pad = String.prototype[name];
    define(String.prototype, name, { [name](n, ...rest) {
      bound(Number(n));
      return pad.call(this, n, ...rest);
    } }[name]);
  }
  for (const name of ['replace', 'replaceAll']) {
    const replace = String.prototype[name];
    define(String.prototype, name, { [name](what, by) {
      if (typeof by !== 'function') {
        by = String(by);
        if (by.length > 64) bound(String(this).length * by.length / 64);
      }
      return replace.call(this, what, by);
    } }[name]);
  }

  const joining = [];
  const join = function join(separator = ',') {
    if (joining.includes(this)) return '';
    joining.push(this);
    try {
      const n = Math.min(this.length >>> 0, this.length);
      const between = String(separator);
      if (n > items) throw new RangeError('Invalid array length');
      let out = '';
      for (let i = 0; i < n; i++) {
        if (i) out += between;
        const v = this[i];
        if (v != null) out += typeof v === 'string' ? v : String(v);
        bound(out.length);
      }
      return out;
    } finally {
      joining.pop();
    }
  };
  define(Array.prototype, 'join', join);

  // a list whose length is a lie, or whose holes are many, takes as long as a full one
  for (const name of Object.getOwnPropertyNames(Array.prototype)) {
    const fn = Array.prototype[name];
    if (typeof fn !== 'function' || ['constructor', 'join', 'toString', 'push', 'pop', 'at'].includes(name)) continue;
    define(Array.prototype, name, { [name](...args) {
      if (this != null && this.length > items) throw new RangeError('Invalid array length');
      return fn.apply(this, args);
    } }[name]);
  }
  define(Array.prototype, Symbol.iterator, Array.prototype.values);
  const from = Array.from;
  define(Array, 'from', function (list, ...rest) {
    if (list != null && list.length > items) throw new RangeError('Invalid array length');
    return from.call(this, list, ...rest);
  });

  const parse = JSON.parse;
  define(JSON, 'parse', (text, reviver) => {
    text = String(text);
    if (native.depth(text) > 500) throw new SyntaxError('JSON is nested too deeply');
    return parse(text, reviver);
  });

  const quote = JSON.stringify;
  define(JSON, 'stringify', (value, replacer, space) => {
    const pick = Array.isArray(replacer) ? replacer.map(String) : undefined;
    const step = typeof space === 'number' ? ' '.repeat(Math.min(10, Math.max(0, space))) : String(space ?? '').slice(0, 10);
    const open = [];
    const write = (holder, key) => {
      let v = holder[key];
      if (v != null && typeof v.toJSON === 'function') v = v.toJSON(key);
      if (typeof replacer === 'function') v = replacer.call(holder, key, v);
      if (v instanceof Number || v instanceof String || v instanceof Boolean) v = v.valueOf();
      if (typeof v !== 'object' || v === null) return quote(v);
      if (open.includes(v)) throw new TypeError('Converting circular structure to JSON');
      open.push(v);
      const list = Array.isArray(v), parts = [];
      let size = 0;
      for (const k of list ? v.keys() : pick || Object.keys(v)) {
        const text = write(v, String(k));
        if (text === undefined && !list) continue;
        parts.push(list ? text ?? 'null' : quote(String(k)) + (step ? ': ' : ':') + text);
        bound(size += parts[parts.length - 1].length);
      }
      const inner = step.repeat(open.length), outer = step.repeat(open.length - 1);
      open.pop();
      const [from, to] = list ? '[]' : '{}';
      if (!parts.length) return from + to;
      return step ? `${from}\n${inner}${parts.join(`,\n${inner}`)}\n${outer}${to}` : from + parts.join(',') + to;
    };
    return write({ '': value }, '');
  });

  // code that is made of text while other code runs
  const refuse = function () { native.refuse('code made of text, by eval or Function'); };
  define(globalThis, 'eval', refuse);
  const makers = [function () {}, async function () {}, function* () {}].map((fn) => Object.getPrototypeOf(fn));
  for (const proto of makers) Object.defineProperty(proto, 'constructor', { value: refuse, writable: false, configurable: false });
  const functions = Function;
  refuse.prototype = functions.prototype; // what is a function stays one to instanceof
  define(globalThis, 'Function', refuse);

  // bytes, which nothing here needs
  for (const name of ['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'Atomics', ...['Int8', 'Uint8', 'Uint8Clamped', 'Int16', 'Uint16', 'Int32', 'Uint32', 'Float32', 'Float64', 'BigInt64', 'BigUint64'].map((n) => `${n}Array`)]) {
    delete globalThis[name];
  }
})();
