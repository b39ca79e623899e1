// Buffer of Node, for texts.
'use strict';

class Buffer {
  constructor(text) {
    this.text = text;
  }

  static from(value, encoding = 'utf8') {
    return new Buffer(value instanceof Buffer ? value.text : native.decode(String(value), encoding));
  }

  static isBuffer(value) {
    return value instanceof Buffer;
  }

  static byteLength(text) {
    return native.encode(String(text), 'hex').length / 2;
  }

  get length() {
    return Buffer.byteLength(this.text);
  }

  toString(encoding = 'utf8') {
    return native.encode(this.text, encoding);
  }

  toJSON() {
    return this.text;
  }
}

module.exports = { Buffer };
