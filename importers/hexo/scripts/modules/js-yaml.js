// js-yaml, for reading.
'use strict';

module.exports = strict('js-yaml', { load: (text) => native.yaml(String(text)), safeLoad: (text) => native.yaml(String(text)) });
