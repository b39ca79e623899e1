// url of Node: the two classes of the web, and what came before them.
'use strict';

const parts = /^([a-z][a-z0-9+.-]*:)?(\/\/)?(?:([^@/?#]*)@)?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/i;

const parse = (text, query, hosts) => {
  const href = String(text).trim();
  const [, protocol, slashes] = parts.exec(href) || [];
  const host = slashes && (protocol || hosts);
  let rest = protocol ? href.slice(protocol.length) : href;
  const out = { protocol: protocol ? protocol.toLowerCase() : null, slashes: host ? true : null, auth: null, host: null, port: null, hostname: null, hash: null, search: null, query: null, pathname: null, path: null, href };
  const cut = (sign) => {
    const at = rest.indexOf(sign);
    if (at < 0) return null;
    const tail = rest.slice(at);
    rest = rest.slice(0, at);
    return tail;
  };
  out.hash = cut('#');
  out.search = cut('?');
  if (host) {
    const [, authority] = /^\/\/([^/]*)/.exec(rest);
    rest = rest.slice(authority.length + 2) || '/';
    const at = authority.lastIndexOf('@');
    if (at >= 0) out.auth = decodeURIComponent(authority.slice(0, at));
    out.host = authority.slice(at + 1).toLowerCase();
    const port = /:(\d+)$/.exec(out.host);
    if (port) out.port = port[1];
    out.hostname = port ? out.host.slice(0, -port[0].length) : out.host;
  }
  out.pathname = rest || null;
  out.query = out.search ? out.search.slice(1) : null;
  if (out.pathname || out.search) out.path = (out.pathname || '') + (out.search || '');
  if (query) out.query = require('querystring').parse(out.query || '');
  return out;
};

const format = (u) => {
  if (typeof u === 'string' || u instanceof URL) return String(u);
  const host = u.host || (u.hostname ? u.hostname + (u.port ? `:${u.port}` : '') : '');
  const protocol = u.protocol ? u.protocol.replace(/:?$/, ':') : '';
  const search = u.search || (u.query && typeof u.query === 'object' ? `?${require('querystring').stringify(u.query)}` : '');
  return protocol + (host || u.slashes ? '//' : '') + (u.auth ? `${u.auth}@` : '') + host + (u.pathname || '') + (search === '?' ? '' : search) + (u.hash || '');
};

// resolve goes from an address, or a path, to another.
const resolve = (from, to) => native.resolve(String(from), String(to));

// The engine's URL does not know what is relative to a page; resolve does.
class URL extends native.URL {
  constructor(to, from) {
    super(from === undefined ? to : resolve(new native.URL(String(from)).href, to));
  }
}

module.exports = { URL, URLSearchParams, parse, format, resolve };
