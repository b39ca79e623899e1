// crypto of Node: hashes, which tags make ids of.
'use strict';

class Hash {
  constructor(name) {
    this.name = String(name).toLowerCase();
    this.text = '';
  }

  update(text) {
    this.text += text;
    return this;
  }

  digest(encoding) {
    return native.hash(this.name, this.text, encoding || 'hex');
  }
}

module.exports = { createHash: (name) => new Hash(name) };
