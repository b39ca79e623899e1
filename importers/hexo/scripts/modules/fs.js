// fs of Node over the blog's folder, which can be read and nothing else.
'use strict';

const encodingOf = (options) => (typeof options === 'string' ? options : options && options.encoding);

const fs = {
  readFileSync(path, options) {
    const text = native.readFile(String(path));
    return encodingOf(options) ? text : Buffer.from(text);
  },
  existsSync: (path) => native.stat(String(path)) !== undefined,
  statSync(path) {
    const kind = native.stat(String(path));
    if (!kind) native.readFile(String(path)); // says what is wrong
    return { isFile: () => kind === 'file', isDirectory: () => kind === 'folder' };
  },
  readdirSync: (path) => native.readFolder(String(path)),
};
fs.lstatSync = fs.statSync;
fs.accessSync = fs.statSync;

fs.promises = {};
for (const name of ['readFile', 'stat', 'lstat', 'readdir', 'access']) {
  const sync = fs[`${name}Sync`];
  fs.promises[name] = async (...args) => sync(...args);
  fs[name] = (...args) => {
    const done = args.pop();
    fs.promises[name](...args).then((value) => done(null, value), done);
  };
}
const refuse = (name) => () => native.refuse(`fs.${name}, which changes the disk`);
for (const name of ['writeFile', 'appendFile', 'mkdir', 'rm', 'rmdir', 'unlink', 'rename', 'copyFile', 'symlink', 'link', 'chmod', 'utimes', 'open']) {
  fs[name] = refuse(name);
  fs[`${name}Sync`] = refuse(`${name}Sync`);
  fs.promises[name] = refuse(`promises.${name}`);
}
fs.createWriteStream = refuse('createWriteStream');
module.exports = fs;
