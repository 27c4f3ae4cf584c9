export { withMarkupAgain, withMarkupAsText } from './markup.js';
export { attributeOf, closesItself, type Edit, edited, localName, nameOf, opens, tokens } from './xml-tokens.js';
