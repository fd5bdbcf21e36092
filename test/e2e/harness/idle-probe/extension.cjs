// Does nothing: what VS Code says of its activation is VS Code's own.
'use strict';
exports.activate = () => {};
