// hexo-fs, as far as it reads.
'use strict';

const fs = require('fs');

const list = (folder, under = '') => fs.readdirSync(folder).flatMap((name) => {
  if (name.startsWith('.')) return [];
  const path = `${folder}/${name}`;
  return fs.statSync(path).isDirectory() ? list(path, `${under}${name}/`) : [under + name];
});

module.exports = {
  ...fs,
  exists: async (path) => fs.existsSync(path),
  readFile: async (path, options) => fs.readFileSync(path, options || 'utf8'),
  readFileSync: (path, options) => fs.readFileSync(path, options || 'utf8'),
  stat: async (path) => fs.statSync(path),
  readdir: async (path) => fs.readdirSync(path),
  listDir: async (path) => list(path),
  listDirSync: (path) => list(path),
};
