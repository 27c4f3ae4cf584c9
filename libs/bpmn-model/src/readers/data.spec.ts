import { describe, expect, it } from '@jest/globals';
import { nodeOf } from '../testing/compiled.js';
import { through } from '../testing/diagram-xml.js';

const specification = (inputs: readonly string[], outputs: readonly string[]) => {
  const items = [
    ...inputs.map((id) => `<dataInput id="${id}" name="${id}Name"/>`),
    ...outputs.map((id) => `<dataOutput id="${id}" name="${id}Name"/>`),
  ];
  const inputRefs = inputs.map((id) => `<dataInputRefs>${id}</dataInputRefs>`).join('');
  const outputRefs = outputs.map((id) => `<dataOutputRefs>${id}</dataOutputRefs>`).join('');
  return `<ioSpecification>${items.join('')}<inputSet>${inputRefs}</inputSet><outputSet>${outputRefs}</outputSet></ioSpecification>`;
};
const input = (source: string, target: string, more = '') =>
  `<dataInputAssociation id="ia_${target}"><sourceRef>${source}</sourceRef><targetRef>${target}</targetRef>${more}</dataInputAssociation>`;
const output = (source: string, target: string, more = '') =>
  `<dataOutputAssociation id="oa_${source}"><sourceRef>${source}</sourceRef><targetRef>${target}</targetRef>${more}</dataOutputAssociation>`;
const OBJECTS =
  '<dataObject id="do1" name="order"/><dataObjectReference id="ref1" dataObjectRef="do1" name="Order [new]"/>' +
  '<dataObject id="do-2"/><dataObjectReference id="ref2" dataObjectRef="do-2" name="Two words"/>' +
  '<dataObject id="do3"/><dataObjectReference id="ref3" dataObjectRef="do3" name="invoice"/>' +
  '<dataStoreReference id="store" name="The stock" dataStoreRef="ds"/>';
const task = (inside: string, kind = 'task') =>
  through('t', `${OBJECTS}<${kind} id="t">${inside}</${kind}>`, '<dataStore id="ds" name="stock"/>');
const feel = (source: string) => ({ kind: 'feel', source });

describe('data of an activity', () => {
  it('are copied in and out by their associations', async () => {
    const inside = specification(['di'], ['dout']) + input('ref1', 'di') + output('dout', 'ref3');
    expect(await nodeOf(task(inside))).toMatchObject({
      inputs: [{ source: feel('order'), target: 'diName' }],
      outputs: [{ source: feel('doutName'), target: 'invoice' }],
    });
  });

  it('are named by id where no name is a variable’s', async () => {
    const inside = specification(['di', 'dj'], []) + input('ref2', 'di') + input('store', 'dj');
    expect(await nodeOf(task(inside))).toMatchObject({
      inputs: [
        { source: feel('do_2'), target: 'diName' },
        { source: feel('stock'), target: 'djName' },
      ],
    });
  });

  it('are transformed', async () => {
    const inside = specification(['di'], []) + input('ref1', 'di', '<transformation>=order.total * 2</transformation>');
    expect(await nodeOf(task(inside))).toMatchObject({
      inputs: [{ source: feel('order.total * 2'), target: 'diName' }],
    });
  });

  it('are assigned part by part', async () => {
    const parts =
      '<assignment id="a1"><from>=order.total</from><to>=di.amount</to></assignment>' +
      '<assignment id="a2"><from>EUR</from><to>diName.currency</to></assignment>';
    expect(await nodeOf(task(specification(['di'], []) + input('ref1', 'di', parts)))).toMatchObject({
      inputs: [
        { source: feel('order.total'), target: 'diName.amount' },
        { source: { kind: 'static', value: 'EUR' }, target: 'diName.currency' },
      ],
    });
  });

  it('are only drawn where an end is missing: the variable is visible anyway', async () => {
    const drawn =
      '<property id="pp" name="__targetRef_placeholder"/>' +
      input('ref1', 'pp') +
      '<dataOutputAssociation id="oa"><targetRef>ref3</targetRef></dataOutputAssociation>';
    expect(await nodeOf(task(drawn))).toMatchObject({ inputs: [], outputs: [] });
  });

  it('go before the mappings of zeebe', async () => {
    const mapping =
      '<extensionElements><zeebe:ioMapping><zeebe:input source="=diName" target="x"/></zeebe:ioMapping></extensionElements>';
    expect(await nodeOf(task(mapping + specification(['di'], []) + input('ref1', 'di')))).toMatchObject({
      inputs: [{ target: 'diName' }, { target: 'x' }],
    });
  });
});

describe('the result of a script', () => {
  const script = (inside: string) =>
    task(`${inside}<script>=1</script>`, 'scriptTask scriptFormat="feel"').replace(
      '</scriptTask scriptFormat="feel">',
      '</scriptTask>',
    );

  it('is its data output', async () => {
    expect(await nodeOf(script(specification([], ['dout']) + output('dout', 'ref3')))).toMatchObject({
      script: { resultVariable: 'doutName' },
      outputs: [{ source: feel('doutName'), target: 'invoice' }],
    });
  });

  it('is the data object that it is drawn to', async () => {
    const drawn = '<dataOutputAssociation id="oa"><targetRef>ref3</targetRef></dataOutputAssociation>';
    expect(await nodeOf(script(drawn))).toMatchObject({ script: { resultVariable: 'invoice' }, outputs: [] });
  });

  it('is dropped otherwise', async () => {
    expect(await nodeOf(script(''))).not.toHaveProperty('script.resultVariable');
  });
});

describe('data of events and subprocesses', () => {
  it('are what a message brings', async () => {
    const event =
      '<intermediateCatchEvent id="t"><dataOutput id="dout" name="paid"/>' +
      output('dout', 'ref1') +
      '<messageEventDefinition id="x" messageRef="m"/></intermediateCatchEvent>';
    expect(
      await nodeOf(
        through('t', OBJECTS.replace(/<dataStoreReference[^>]*>/, '') + event, '<message id="m" name="m"/>'),
      ),
    ).toMatchObject({
      outputs: [{ source: feel('paid'), target: 'order' }],
    });
  });

  it('begin as null in the subprocess that declares them', async () => {
    const inside = '<property id="pr" name="count"/><dataObject id="do1" name="order"/><task id="u"/>';
    expect(await nodeOf(through('t', `<subProcess id="t">${inside}</subProcess>`))).toMatchObject({
      inputs: [
        { source: feel('null'), target: 'order' },
        { source: feel('null'), target: 'count' },
      ],
    });
  });
});
