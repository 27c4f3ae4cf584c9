import { withIds } from './given-ids.js';

const ids = (xml: string): readonly string[] => [...xml.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);

describe('ids of what came without', () => {
  it('are given to whatever is drawn, and nothing else changes', () => {
    const xml = `<?xml version="1.0"?>
<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL">
  <!-- <b:task/> -->
  <b:process isExecutable="true">
    <b:documentation>about <b:task/></b:documentation>
    <b:extensionElements><b:task/><x:process/></b:extensionElements>
    <b:laneSet><b:lane name="a > b"/></b:laneSet>
    <b:task id="t"><b:ioSpecification/></b:task><b:userTask id='' name="u"/>
    <b:sequenceFlow sourceRef="t" targetRef="t"></b:sequenceFlow>
  </b:process>
</b:definitions>`;
    const { xml: whole, given } = withIds(xml);
    expect(given).toBe(4);
    expect(ids(whole).map((id) => id.replace(/_[\da-f]{7}$/, '_'))).toEqual([
      ...['Process_', 'Lane_', 't', 'UserTask_', 'SequenceFlow_'],
    ]);
    expect(whole.replaceAll(/ id="\w+_[\da-f]{7}"/g, '')).toBe(xml.replace(" id=''", ''));
  });

  it('differ in one file, and from file to file', () => {
    const many = `<definitions>${'<process/>'.repeat(500)}</definitions>`;
    expect(new Set([...ids(withIds(many).xml), ...ids(withIds(many).xml)]).size).toBe(1_000);
  });

  it('stay what they are where there are any', () => {
    const xml = '\uFEFF<definitions><process id="p"><task\n  id = "t"/></process></definitions>';
    expect(withIds(xml)).toEqual({ xml, given: 0 });
  });
});
