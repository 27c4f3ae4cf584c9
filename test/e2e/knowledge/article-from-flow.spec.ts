import type { Article, ArticleHit, Page, TaskSummary } from '@relevo/contracts';
import { DeploymentService } from '../../../apps/engine/src/catalogue/deployment.service.js';
import { Executor } from '../../../apps/engine/src/execution/executor.js';
import { startEngine, type TestEngine } from '../../support/engine.js';

const field = (key: string) => ({ type: 'textarea', key, label: key, validate: { required: true } });
const articleForm = {
  type: 'default',
  id: 'write',
  components: [
    ...['articleTitle', 'articleProblem', 'articleSolution'].map(field),
    { type: 'textfield', key: 'articleKeywords', label: 'Keywords' },
  ],
};

const diagram = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="D" targetNamespace="t">
  <bpmn:process id="learn" name="Learn" isExecutable="true">
    <bpmn:extensionElements><zeebe:properties><zeebe:property name="relevo:catalogue" value="true" /></zeebe:properties></bpmn:extensionElements>
    <bpmn:laneSet id="L"><bpmn:lane id="Lane" name="First line">
      <bpmn:extensionElements><zeebe:properties><zeebe:property name="relevo:group" value="l1" /></zeebe:properties></bpmn:extensionElements>
      <bpmn:flowNodeRef>Start</bpmn:flowNodeRef><bpmn:flowNodeRef>Write</bpmn:flowNodeRef><bpmn:flowNodeRef>Publish</bpmn:flowNodeRef><bpmn:flowNodeRef>End</bpmn:flowNodeRef>
    </bpmn:lane></bpmn:laneSet>
    <bpmn:startEvent id="Start"><bpmn:outgoing>F1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="Write" name="Write it down">
      <bpmn:extensionElements><zeebe:userTask /><zeebe:formDefinition formId="write" /></bpmn:extensionElements>
      <bpmn:incoming>F1</bpmn:incoming><bpmn:outgoing>F2</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:serviceTask id="Publish" name="Publish">
      <bpmn:extensionElements>
        <zeebe:taskDefinition type="relevo:publish-article" />
        <zeebe:properties><zeebe:property name="relevo:ticket.articleKey" value="=articleKey" /></zeebe:properties>
      </bpmn:extensionElements>
      <bpmn:incoming>F2</bpmn:incoming><bpmn:outgoing>F3</bpmn:outgoing>
    </bpmn:serviceTask>
    <bpmn:endEvent id="End"><bpmn:incoming>F3</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Write" />
    <bpmn:sequenceFlow id="F2" sourceRef="Write" targetRef="Publish" />
    <bpmn:sequenceFlow id="F3" sourceRef="Publish" targetRef="End" />
  </bpmn:process>
</bpmn:definitions>`;

describe('a flow that writes down what was learned', () => {
  let relevo: TestEngine;
  beforeAll(async () => {
    relevo = await startEngine();
  });
  afterAll(() => relevo.close());

  it('publishes an article in the name of who wrote it, linked with the ticket', async () => {
    await relevo.engine.get(DeploymentService).run({
      files: [
        { name: 'learn.bpmn', content: diagram },
        { name: 'write.form', content: JSON.stringify(articleForm) },
      ],
      actor: { kind: 'user', id: 'process-owner' },
      author: { id: 'process-owner', name: 'Owner' },
      bundle: { note: 'Test', origin: 'owner' },
    });
    const report = { processId: 'learn', title: 'Tunnel closes', description: 'After a minute' };
    const { number } = (await relevo.as('requester').post<{ number: string }>('/api/tickets', report)).body;
    const tasks = await relevo.as('agent').get<Page<TaskSummary>>('/api/tasks?view=all&q=Tunnel');
    const values = {
      articleTitle: 'Tunnel closes',
      articleProblem: 'After a minute.',
      articleSolution: 'Renew it.',
      articleKeywords: 'vpn',
    };

    const done = await relevo.as('agent').post(`/api/tasks/${tasks.body.items[0]?.key ?? ''}/complete`, { values });
    expect(done.status).toBeLessThan(300);
    await relevo.engine.get(Executor).settled();

    const found = await relevo.as('agent').get<Page<ArticleHit>>('/api/articles?q=tunnel');
    const key = found.body.items[0]?.key ?? '';
    const article = await relevo.as('agent').get<Article>(`/api/articles/${key}`);
    expect(article.body).toMatchObject({
      version: 1,
      visibility: 'internal',
      author: { id: 'agent' },
      keywords: ['vpn'],
      tickets: [number],
      used: 0,
    });
  });
});
