import { describe, expect, it } from '@jest/globals';
import { decision, inputData, literal, resultOf, text } from './testing/dmn-files.js';

const component = (name: string, typeRef: string) =>
  `<itemComponent name="${name}"><typeRef>${typeRef}</typeRef></itemComponent>`;

const definitions = `
  <itemDefinition name="tSize"><typeRef>string</typeRef>${text('allowedValues', '"S", "M"')}</itemDefinition>
  <itemDefinition name="tSizes" isCollection="true"><typeRef>tSize</typeRef></itemDefinition>
  <itemDefinition name="tPerson">${component('full name', 'string')}${component('born', 'date')}</itemDefinition>
  <itemDefinition name="tPeople" isCollection="true"><typeRef>tPerson</typeRef></itemDefinition>
  <itemDefinition name="tPair" isCollection="true"><typeRef>number</typeRef>${text('typeConstraint', 'count(?) = 2')}</itemDefinition>
  <itemDefinition name="tFunction"><functionItem outputTypeRef="number"/></itemDefinition>`;

const typed = (typeRef: string, expression: string) => definitions + decision('d', literal(expression), { typeRef });

describe('the result of a decision is of its variable’s type, else null', () => {
  it.each([
    ['tSize', '"S"', 'S'],
    ['tSize', '"XL"', null],
    ['tSizes', '["S", "M"]', ['S', 'M']],
    ['tSizes', '["S", "XL"]', null],
    ['tSizes', '"S"', ['S']],
    ['tSize', '["M"]', 'M'],
    ['tSize', 'null', null],
    ['tPair', '[1, 2]', [1, 2]],
    ['tPair', '[1]', null],
    ['string', '1', null],
    ['number', '[1]', 1],
    ['number', '[1, 2]', null],
    ['Any', '[1, 2]', [1, 2]],
    ['date and time', 'date("2026-01-02")', '2026-01-02T00:00:00Z'],
    [
      'tPerson',
      '{full name: "A", born: date("2000-01-01"), more: 1}',
      { 'full name': 'A', born: '2000-01-01', more: 1 },
    ],
    ['tPerson', '{full name: "A"}', null],
    ['tPerson', '{full name: "A", born: "2000"}', null],
    ['unknown', '1', 1],
  ])('%s: %s', async (typeRef, expression, expected) => {
    expect(await resultOf(typed(typeRef, expression))).toEqual(expected);
  });
});

describe('input data is read as its type says', () => {
  const read = (typeRef: string, expression: string) =>
    definitions + inputData('x', typeRef) + decision('d', literal(expression), { inputs: ['x'] });

  it.each([
    ['date', 'x + duration("P1D")', '2026-01-31', '2026-02-01'],
    ['date', 'x', 'no date', null],
    ['tPerson', 'x.born.year', { 'full name': 'A', born: '2000-01-01' }, 2000],
    ['tPerson', 'x.full name', { 'full name': 'A', born: '2000-01-01' }, 'A'],
    ['tPeople', 'x[born < date("1999-01-01")].full name', [{ 'full name': 'A', born: '1990-01-01' }], ['A']],
    ['tSize', 'x = null', 'XL', true],
    ['number', 'x', '5', null],
    ['days and time duration', 'x.hours', 'PT5H', 5],
  ])('%s: %s', async (typeRef, expression, x, expected) => {
    expect(await resultOf(read(typeRef, expression), { x })).toEqual(expected);
  });
});
