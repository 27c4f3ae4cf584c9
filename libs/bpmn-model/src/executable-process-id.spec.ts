import { describe, expect, it } from '@jest/globals';
import { executableProcessId } from './executable-process-id.js';

describe('executableProcessId', () => {
  it.each([
    ['<bpmn:process id="a" isExecutable="true">', 'a'],
    ["<process isExecutable='true' id='b'>", 'b'],
    ['<process id="a" isExecutable="false"/><process id="b" isExecutable="true"/>', 'b'],
    ['<process id="a"><userTask', null],
    ['', null],
  ])('%s -> %s', (xml, expected) => {
    expect(executableProcessId(xml)).toBe(expected);
  });
});
