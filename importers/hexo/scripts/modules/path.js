// path of Node, for the paths of one system: those with slashes.
'use strict';

const tidy = (text, rooted) => {
  const out = [];
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') out.push(part);
    else if (out.length && out[out.length - 1] !== '..') out.pop();
    else if (!rooted) out.push('..');
  }
  return out.join('/');
};

const path = {
  sep: '/',
  delimiter: ':',
  isAbsolute: (p) => p.startsWith('/'),
  normalize(p) {
    const rooted = p.startsWith('/');
    let out = tidy(p, rooted);
    if (!out && !rooted) out = '.';
    if (out && p.endsWith('/')) out += '/';
    return rooted ? `/${out}` : out;
  },
  join(...parts) {
    const text = parts.filter((p) => p !== '').join('/');
    return text ? path.normalize(text) : '.';
  },
  resolve(...parts) {
    let out = '';
    for (const p of [process.cwd(), ...parts]) {
      if (p !== '') out = p.startsWith('/') ? p : `${out}/${p}`;
    }
    return `/${tidy(out, true)}`;
  },
  relative(from, to) {
    const a = path.resolve(from).split('/').filter(Boolean);
    const b = path.resolve(to).split('/').filter(Boolean);
    let same = 0;
    while (same < a.length && same < b.length && a[same] === b[same]) same++;
    return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/');
  },
  dirname(p) {
    const trimmed = p.replace(/\/+$/, '');
    const i = trimmed.lastIndexOf('/');
    if (i < 0) return p.startsWith('/') ? '/' : '.';
    return trimmed.slice(0, i) || '/';
  },
  basename(p, end = '') {
    const base = p.replace(/\/+$/, '').split('/').pop();
    return end && base !== end && base.endsWith(end) ? base.slice(0, -end.length) : base;
  },
  extname(p) {
    const base = path.basename(p);
    const i = base.lastIndexOf('.');
    return i > 0 ? base.slice(i) : '';
  },
  parse(p) {
    const base = path.basename(p), ext = path.extname(p), root = p.startsWith('/') ? '/' : '';
    const dir = p.includes('/') ? path.dirname(p) : '';
    return { root, dir, base, ext, name: ext ? base.slice(0, -ext.length) : base };
  },
  format({ root = '', dir, base, name = '', ext = '' }) {
    const last = base || name + ext;
    return dir ? (dir === root ? dir + last : `${dir}/${last}`) : root + last;
  },
};
path.posix = path;
module.exports = path;
