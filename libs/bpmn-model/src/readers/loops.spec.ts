import { describe, expect, it } from '@jest/globals';
import { nodeOf } from '../testing/compiled.js';
import { extensions, through } from '../testing/diagram-xml.js';

const feel = (source: string) => ({ kind: 'feel', source });
const SIGNAL = '<signal id="s1" name="done"/><signalEventDefinition id="sd" signalRef="s1"/>';
const task = (inside: string, beside = '') => through('t', `${beside}<task id="t">${inside}</task>`, SIGNAL);
const multi = (inside: string, attributes = '') =>
  `<multiInstanceLoopCharacteristics ${attributes}>${inside}</multiInstanceLoopCharacteristics>`;

describe('loops', () => {
  it('repeat by condition and at most so often', async () => {
    const loop =
      '<standardLoopCharacteristics testBefore="true" loopMaximum="3"><loopCondition>=more</loopCondition></standardLoopCharacteristics>';
    expect(await nodeOf(task(loop))).toMatchObject({
      loop: { kind: 'standard', testBefore: true, condition: feel('more'), maximum: { kind: 'static', value: '3' } },
    });
  });

  it('run for a number of instances', async () => {
    const number = '<loopCardinality>=n + 1</loopCardinality><completionCondition>=enough</completionCondition>';
    expect(await nodeOf(task(multi(number, 'isSequential="true"')))).toMatchObject({
      loop: {
        kind: 'multiInstance',
        sequential: true,
        cardinality: feel('n + 1'),
        completionCondition: feel('enough'),
        behavior: 'all',
        throws: [],
      },
    });
  });

  it('run for each item of a collection', async () => {
    const zeebe =
      '<zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=result"/>';
    expect(await nodeOf(task(multi(extensions(zeebe))))).toMatchObject({
      loop: {
        sequential: false,
        inputCollection: feel('items'),
        inputElement: 'item',
        outputCollection: 'results',
        outputElement: feel('result'),
      },
    });
  });

  it('take the collection where its data association takes it', async () => {
    const objects = '<dataObject id="all" name="orders"/><dataObject id="bills" name="invoices"/>';
    const inside =
      '<ioSpecification><dataInput id="di"/><dataInput id="each"/><dataOutput id="dout"/><inputSet><dataInputRefs>di</dataInputRefs><dataInputRefs>each</dataInputRefs></inputSet><outputSet><dataOutputRefs>dout</dataOutputRefs></outputSet></ioSpecification>' +
      '<dataInputAssociation id="ia"><sourceRef>all</sourceRef><targetRef>di</targetRef></dataInputAssociation>' +
      '<dataInputAssociation id="ib"><sourceRef>one</sourceRef><targetRef>each</targetRef></dataInputAssociation>' +
      '<dataOutputAssociation id="oa"><sourceRef>dout</sourceRef><targetRef>bills</targetRef></dataOutputAssociation>' +
      multi(
        '<loopDataInputRef>di</loopDataInputRef><loopDataOutputRef>dout</loopDataOutputRef><inputDataItem id="one" name="order"/><outputDataItem id="bill"/>',
      );
    expect(await nodeOf(task(inside, objects))).toMatchObject({
      inputs: [{ source: feel('order'), target: 'each' }],
      outputs: [],
      loop: {
        inputCollection: feel('orders'),
        inputElement: 'order',
        outputCollection: 'invoices',
        outputElement: feel('bill'),
      },
    });
  });

  it('throw by their behavior', async () => {
    const signal = { kind: 'signal', signal: { id: 's1', name: { kind: 'static', value: 'done' } } };
    const number = '<loopCardinality>3</loopCardinality>';
    expect(await nodeOf(task(multi(number, 'behavior="None" noneBehaviorEventRef="sd"')))).toMatchObject({
      loop: { behavior: 'none', throws: [{ event: signal }] },
    });
    expect(await nodeOf(task(multi(number, 'behavior="One" oneBehaviorEventRef="sd"')))).toMatchObject({
      loop: { behavior: 'one', throws: [{ event: signal }] },
    });
    const complex =
      '<complexBehaviorDefinition><condition>=many</condition><event><eventDefinitionRef>sd</eventDefinitionRef></event></complexBehaviorDefinition>';
    expect(await nodeOf(task(multi(number + complex, 'behavior="Complex"')))).toMatchObject({
      loop: { behavior: 'complex', throws: [{ condition: feel('many'), event: signal }] },
    });
  });
});
