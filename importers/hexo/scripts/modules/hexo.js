// hexo, as far as the code of tags uses it: what it registers is written down, what it asks is answered.
// Hexo: lib/hexo/index.ts
'use strict';

const util = require('hexo-util');
const nothing = () => {};

// later answers with a promise, and to a callback if there is one.
const later = (fn) => (...args) => {
  const done = typeof args[args.length - 1] === 'function' ? args.pop() : undefined;
  const answer = new Promise((resolve) => { resolve(fn(...args)); });
  if (done) answer.then((value) => done(null, value), done);
  return answer;
};

// Query is a list of documents. Hexo: warehouse lib/query.ts
class Query {
  constructor(list) { this.data = list; }
  get length() { return this.data.length; }
  [Symbol.iterator]() { return this.data[Symbol.iterator](); }
  count() { return this.data.length; }
  size() { return this.data.length; }
  toArray() { return this.data.slice(); }
  forEach(fn) { this.data.forEach(fn); }
  each(fn) { this.data.forEach(fn); }
  map(fn) { return this.data.map(fn); }
  reduce(...args) { return this.data.reduce(...args); }
  some(fn) { return this.data.some(fn); }
  every(fn) { return this.data.every(fn); }
  filter(fn) { return new Query(this.data.filter(fn)); }
  find(query) { return typeof query === 'function' ? this.data.find(query) : new Query(this.data.filter(matches(query))); }
  findOne(query) { return this.data.find(matches(query)); }
  first() { return this.data[0]; }
  last() { return this.data[this.data.length - 1]; }
  eq(i) { return this.data[i < 0 ? this.data.length + i : i]; }
  slice(...args) { return new Query(this.data.slice(...args)); }
  limit(n) { return new Query(this.data.slice(0, n)); }
  skip(n) { return new Query(this.data.slice(n)); }
  reverse() { return new Query(this.data.slice().reverse()); }
  sort(key, order) {
    let back = order === -1 || order === 'desc' ? -1 : 1;
    if (typeof key === 'string' && key.startsWith('-')) [key, back] = [key.slice(1), -back];
    return new Query(this.data.slice().sort((a, b) => (a[key] < b[key] ? -back : a[key] > b[key] ? back : 0)));
  }
}
const matches = (query) => (doc) => Object.entries(query || {}).every(([key, value]) => (
  value instanceof RegExp ? value.test(doc[key]) : doc[key] === value
));

const lists = {};
const documents = (kind) => new Query(lists[kind] || (lists[kind] = native.documents(kind)));
const kinds = { posts: 'post', pages: 'page' };

// data are the files of the folder _data, read. Hexo: lib/plugins/processor/data.ts
const data = () => {
  const folder = `${native.base}/${native.source}/_data`, out = {};
  if (native.stat(folder) !== 'folder') return out;
  for (const name of require('hexo-fs').listDirSync(folder)) {
    const [, id, ext] = /^(.*)\.(json|ya?ml)$/.exec(name) || [];
    if (id) out[id] = renderSync({ text: native.readFile(`${folder}/${name}`), engine: ext });
  }
  return out;
};

const renderSync = (data, options) => {
  if (!data) throw new TypeError('No input file or string!');
  const text = data.text != null ? String(data.text) : native.readFile(String(data.path));
  const engine = data.engine || (data.path ? require('path').extname(data.path).slice(1) : '');
  switch (engine.toLowerCase()) {
    case '': return text;
    case 'md': case 'markdown': case 'mkd': case 'mkdn': case 'mdtxt': case 'mdtext': return native.markdown(text);
    case 'json': return JSON.parse(text);
    case 'yaml': case 'yml': return native.yaml(text);
    case 'html': case 'htm': return text;
  }
  return native.refuse(`the renderer of ${engine}`);
};

// registry writes down what is registered and not run.
const registry = (kind, read) => strict(`hexo.extend.${kind}`, {
  register(...args) { native.note(kind, read ? read(...args) : typeof args[0] === 'string' ? args[0] : ''); },
  unregister: nothing,
  list: () => ({}),
  get: nothing,
});

const helpers = Object.assign(Object.create(null), {
  url_for: util.url_for,
  full_url_for: util.full_url_for,
  relative_url: util.relative_url,
  gravatar: util.gravatar,
  strip_html: util.stripHTML,
  escape_html: util.escapeHTML,
  trim: (text) => String(text).trim(),
  truncate: util.truncate,
  word_wrap: util.wordWrap,
  markdown: (text) => native.markdown(String(text)),
  mail_to: (address, text) => util.htmlTag('a', { href: `mailto:${address}`, title: text || address }, text || address),
  link_to(path, text, options = {}) {
    const { external, ...rest } = typeof options === 'boolean' ? { external: options } : options;
    const attributes = { href: util.url_for(path), title: text || path.replace(/^https?:\/\/|\/$/g, ''), ...rest };
    if (external) Object.assign(attributes, { target: '_blank', rel: 'noopener' });
    return util.htmlTag('a', attributes, text || attributes.title);
  },
  image_tag: (path, { alt = '', class: name, ...rest } = {}) => util.htmlTag('img', { src: util.url_for(path), alt, class: name, ...rest }),
  css: (...paths) => paths.flat().map((p) => util.htmlTag('link', { rel: 'stylesheet', href: util.url_for(p.endsWith('.css') ? p : `${p}.css`) })).join('\n'),
  js: (...paths) => paths.flat().map((p) => util.htmlTag('script', { src: util.url_for(p.endsWith('.js') ? p : `${p}.js`) }, '')).join('\n'),
});

const hexo = {
  version: native.version,
  base_dir: `${native.base}/`,
  source_dir: `${native.base}/${native.source}/`,
  public_dir: `${native.base}/public/`,
  script_dir: `${native.base}/scripts/`,
  plugin_dir: `${native.base}/node_modules/`,
  theme_dir: `${native.base}/${native.theme}/`,
  theme_script_dir: `${native.base}/${native.theme}/scripts/`,
  config_path: `${native.base}/_config.yml`,
  config: native.config(),
  env: { args: {}, debug: false, safe: false, silent: false, env: 'production', version: native.version, cmd: 'generate', init: true },
  log: new Proxy({}, { get: () => nothing }),
  theme: strict('hexo.theme', { config: native.themeConfig(), base: `${native.base}/${native.theme}/` }),
  render: strict('hexo.render', {
    renderSync,
    render: later(renderSync),
    isRenderable: (path) => /\.(md|markdown|mkd|mkdn|mdtxt|mdtext|json|html?|ya?ml)$/i.test(path),
    isRenderableSync: (path) => /\.(md|markdown|mkd|mkdn|mdtxt|mdtext|json|html?|ya?ml)$/i.test(path),
  }),
  locals: strict('hexo.locals', {
    get(name) {
      if (kinds[name]) return documents(kinds[name]);
      return name === 'data' ? data() : native.refuse(`hexo.locals.get('${name}')`);
    },
    set: nothing,
  }),
  model: (name) => (['Post', 'Page'].includes(name) ? documents(name.toLowerCase()) : native.refuse(`hexo.model('${name}')`)),
  on() { return this; },
  once() { return this; },
  emit: () => false,
  removeListener() { return this; },
  execFilter: (type, data) => Promise.resolve(data),
  execFilterSync: (type, data) => data,
  extend: strict('hexo.extend', {
    tag: strict('hexo.extend.tag', {
      register(name, fn, options) {
        if (!name) throw new TypeError('name is required');
        if (typeof fn !== 'function') throw new TypeError('fn must be a function');
        if (options == null || typeof options === 'boolean') options = { ends: options };
        native.tag(String(name), fn, !!options.ends, !!options.async);
      },
      unregister(name) { native.forget(String(name)); },
    }),
    helper: strict('hexo.extend.helper', {
      register(name, fn) { helpers[name] = fn; },
      unregister(name) { delete helpers[name]; },
      get: (name) => helpers[name],
      list: () => ({ ...helpers }),
      store: helpers,
    }),
    filter: registry('filter', (type) => (typeof type === 'function' ? 'after_post_render' : String(type))),
    renderer: registry('renderer'),
    highlight: registry('highlight'),
    injector: registry('injector'),
    generator: registry('generator', (name) => (typeof name === 'function' ? '' : String(name))),
    processor: registry('processor', () => ''),
    console: registry('console'),
    deployer: registry('deployer'),
    migrator: registry('migrator'),
  }),
};
// what a helper finds in its this
Object.assign(helpers, { config: hexo.config, theme: hexo.theme.config });
module.exports = strict('hexo', hexo);
