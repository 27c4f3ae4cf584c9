import { compileDiagram } from '../compile-diagram.js';
import { flow, process } from '../testing/diagram-xml.js';

const compiled = (attributes: string, written: string) => {
  const condition = `<conditionExpression ${attributes}>${written}</conditionExpression>`;
  const conditional = flow('g', 'e', '').replace(/<conditionExpression>.*<\/conditionExpression>/, condition);
  const nodes = '<startEvent id="s"/><exclusiveGateway id="g" default="g_f"/><endEvent id="e"/><endEvent id="f"/>';
  return compileDiagram(process(`${nodes}${flow('s', 'g')}${conditional}${flow('g', 'f')}`));
};

describe('conditions', () => {
  it.each([
    ['a leading "="', '', '=x = 1'],
    [
      'a language that says so',
      'xsi:type="tFormalExpression" language="http://www.omg.org/spec/FEEL/20140401"',
      'x = 1',
    ],
    ['both', 'xsi:type="tFormalExpression" language="feel"', '= x = 1'],
  ])('are FEEL by %s', async (_by, attributes, written) => {
    const result = await compiled(attributes, written);
    const [definition] = result.ok ? result.diagram.definitions : [];
    expect(definition?.flows['g_e']?.condition).toEqual({ kind: 'feel', source: 'x = 1' });
  });

  it.each([
    ['', 'x = 1'],
    ['language="feel"', ''],
    ['language="http://www.w3.org/1999/XPath"', '=x = 1'],
  ])('with %s, "%s" is refused', async (attributes, written) => {
    expect(await compiled(attributes, written)).toMatchObject({ ok: false });
  });
});
