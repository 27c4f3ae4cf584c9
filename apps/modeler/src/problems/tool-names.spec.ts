import { expect, it } from '@jest/globals';
import { toolOf } from './tool-names.js';

it.each([
  ['http://camunda.org/schema/1.0/bpmn', 'Camunda 7'],
  ['http://www.example.org/made/up', 'example.org'],
  ['urn:made:up', 'urn:made:up'],
])('calls %s as people do: %s', (namespace, tool) => {
  expect(toolOf(namespace)).toBe(tool);
});
