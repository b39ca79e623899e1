// hexo-util, as far as tags use it. What the importer has already, it is asked for.
// Hexo: hexo-util lib/
'use strict';

const texts = (value) => {
  if (typeof value !== 'string') throw new TypeError('str must be a string!');
  return value;
};

const escapeHTML = (text) => native.escapeHTML(texts(text));
const encodeURL = (text) => native.encodeURL(String(text));

const link = /(cite|download|href|src|url)$/i;
const meta = /^(og:|twitter:)(audio|image|url|video|player)(:secure_url)?$/i;

const htmlTag = (name, attributes, text, escape = true) => {
  if (!name) throw new TypeError('tag is required!');
  let out = `<${escapeHTML(name)}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value == null) continue;
    if (link.test(key) || name === 'meta' && !meta.test(String(value)) && meta.test(String(Object.values(attributes)[0]))) {
      out += ` ${escapeHTML(key)}="${encodeURL(value)}"`;
    } else if (value === true || key === value) {
      out += ` ${escapeHTML(key)}`;
    } else if (/srcset$/i.test(key)) {
      out += ` ${escapeHTML(key)}="${String(value).split(' ').map((part) => (part.trim() ? encodeURL(part) : part)).join(' ')}"`;
    } else {
      out += ` ${escapeHTML(key)}="${escapeHTML(String(value))}"`;
    }
  }
  if (text == null) return `${out}>`;
  if (text && name === 'style') text = String(text).replace(/url\(['"](.*?)['"]\)/gi, (all, url) => `url("${encodeURL(url)}")`);
  else if (text && escape) text = escapeHTML(String(text));
  return `${out}>${text}</${escapeHTML(name)}>`;
};

const references = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': '\'', '&#96;': '`', '&#x2F;': '/', '&#x3D;': '=' };
const unescapeHTML = (text) => texts(text).replace(/&(?:amp|lt|gt|quot|#39|#96|#x2F|#x3D);/g, (all) => references[all]);

const truncate = (text, { length = 30, omission = '...', separator } = {}) => {
  if (texts(text).length < length) return text;
  if (!separator) return text.substring(0, length - omission.length) + omission;
  let out = '';
  for (const word of text.split(separator)) {
    if (out.length + word.length + omission.length >= length) return out.slice(0, -1) + omission;
    out += word + separator;
  }
};

const stripIndent = (text) => {
  const indents = (texts(text).match(/^[ \t]*(?=\S)/gm) || []).map((blank) => blank.length);
  const least = indents.length ? Math.min(...indents) : 0;
  return least ? text.replace(new RegExp(`^[ \\t]{${least}}`, 'gm'), '') : text;
};

const wordWrap = (text, { width = 80 } = {}) => texts(text).split('\n').map((line) => (
  line.length > width ? line.replace(new RegExp(`(.{1,${width}})(\\s+|$)`, 'g'), '$1\n').trim() : line
)).join('\n');

const escapeRegExp = (text) => texts(text).replace(/[-[\]{}()*+!<=:?./\\^$|#\s,]/g, '\\$&');

// highlight: a listing without the highlighter's colours and line numbers.
const highlight = (code, { lang = 'plaintext', caption, hljs = false } = {}) => {
  const shown = String(code).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  const name = escapeHTML(String(lang || 'plaintext'));
  if (hljs) return `<pre><code class="hljs ${name}">${shown}</code></pre>`;
  return `<figure class="highlight ${name}">${caption ? `<figcaption>${caption}</figcaption>` : ''}<pre><code>${shown}</code></pre></figure>`;
};

const isExternalLink = (input, site, exclude) => {
  if (!/^(\/\/|http(s)?:)/.test(input)) return false;
  const own = require('url').parse(String(site)).hostname || site;
  if (!own) return false;
  let host;
  try {
    host = new URL(input, `http://${own}`).hostname;
  } catch {
    return false;
  }
  return host !== own && !(exclude ? [].concat(exclude) : []).includes(host);
};

class Cache {
  constructor() { this.cache = new Map(); }
  set(id, value) { this.cache.set(id, value); }
  has(id) { return this.cache.has(id); }
  get(id) { return this.cache.get(id); }
  del(id) { this.cache.delete(id); }
  flush() { this.cache.clear(); }
  size() { return this.cache.size; }
  dump() { return Object.fromEntries(this.cache); }
  apply(id, value) {
    if (!this.has(id)) this.set(id, typeof value === 'function' ? value() : value);
    return this.get(id);
  }
}

const deepMerge = (target, source) => {
  if (target === null || typeof target !== 'object' || source === null || typeof source !== 'object') return source;
  if (Array.isArray(target) !== Array.isArray(source)) return source;
  if (Array.isArray(target)) return target.concat(source);
  const out = { ...target };
  for (const [key, value] of Object.entries(source)) {
    if (key !== '__proto__') out[key] = Object.hasOwn(out, key) ? deepMerge(out[key], value) : value;
  }
  return out;
};

const hash = (text) => require('crypto').createHash('sha1').update(text);

module.exports = strict('hexo-util', {
  escapeHTML,
  unescapeHTML,
  encodeURL,
  decodeURL: (text) => { try { return decodeURI(text); } catch { return text; } },
  stripHTML: (text) => native.stripHTML(texts(text)),
  htmlTag,
  truncate,
  stripIndent,
  wordWrap,
  escapeRegExp,
  escapeDiacritic: (text) => native.escapeDiacritic(texts(text)),
  slugize: (text, { separator = '-', transform = 0 } = {}) => native.slugize(texts(text), separator, Number(transform) || 0),
  highlight,
  prismHighlight: highlight,
  isExternalLink,
  Cache,
  deepMerge,
  hash: (text) => hash(text).digest('hex'),
  createSha1Hash: () => hash(''),
  // bound to Hexo in a template, and called with Hexo as this in a tag: either way it is this blog
  url_for: (path = '/') => native.urlFor(String(path)),
  full_url_for: (path = '/') => native.fullURLFor(String(path)),
  relative_url: (from = '', to = '') => native.relativeURL(String(from), String(to)),
  prettyUrls: (url, { trailing_index: index = true, trailing_html: html = true } = {}) => {
    let out = String(url);
    if (!index) out = out.replace(/index\.html$/, '');
    if (!html && !out.endsWith('index.html')) out = out.replace(/\.html$/, '');
    return out;
  },
  gravatar(email, options) {
    const query = require('querystring').stringify(typeof options === 'number' ? { s: options } : options);
    const id = require('crypto').createHash('md5').update(String(email).toLowerCase()).digest('hex');
    return `https://www.gravatar.com/avatar/${id}${query ? `?${query}` : ''}`;
  },
});
