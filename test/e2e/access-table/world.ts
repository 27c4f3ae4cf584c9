import type {
  Article,
  CreatedWebhook,
  DiagramComment,
  Draft,
  FaultDetail,
  IssuedApiToken,
  IssuedTrackingLink,
  Page,
  TrackingLink,
} from '@relevo/contracts';
import { flow, form, usesForm } from '../../../apps/engine/src/catalogue/testing/bundle-files.js';
import type { TestEngine } from '../../support/engine.js';
import type { Caller } from './callers.js';
import { Desk } from '../tickets/desk.js';

/** Stands in the requester's ticket alone: whoever reads it has read the ticket. */
export const secret = 'zanzibar';

/** What calls are about. Whatever a call uses up is made anew for each. */
export class World {
  private readonly desk: Desk;
  private made = 0;
  private readonly kept = new Map<string, Promise<string>>();
  private readonly streams: { cancel(): Promise<void> }[] = [];

  constructor(
    private readonly relevo: TestEngine,
    private readonly signedIn: Readonly<Record<Caller, Record<string, string>>>,
  ) {
    this.desk = new Desk(relevo);
  }

  /** A ticket of the requester, kept by the first line. */
  ticket = (): Promise<string> => this.once('ticket', this.newTicket);
  newTicket = async (): Promise<string> => (await this.desk.report(`About ${secret}`)).number;

  task = (): Promise<string> => this.once('task', this.newTask);
  newTask = async (): Promise<string> => (await this.desk.task(await this.newTicket(), 'supervisor')).key;

  /** For staff alone. */
  article = (): Promise<string> => this.once('article', this.newArticle);
  newArticle = async (): Promise<string> => {
    const article = { title: 'Tips', problem: 'None', solution: 'None', keywords: [], visibility: 'internal' };
    return (await this.relevo.as('agent').post<Article>('/api/articles', article)).body.key;
  };

  draft = (): Promise<string> => this.once('draft', this.newDraft);
  newDraft = async (): Promise<string> => {
    const draft = { name: 'Change', files: this.files(`drafted-${String((this.made += 1))}`) };
    return (await this.relevo.as('process-owner').post<Draft>('/api/drafts', draft)).body.id;
  };
  pinnedComment = async (author: string): Promise<string> => {
    const comment = { elementId: 'Task_Attend', elementName: 'Attend', text: 'Why?' };
    const path = '/api/processes/service-desk/comments';
    return (await this.relevo.as(author).post<DiagramComment>(path, comment)).body.id;
  };
  files = (id: string): Readonly<Record<string, string>> => ({
    [`${id}.bpmn`]: flow({ id, task: usesForm(`${id}-form`) }),
    [`${id}.form`]: form(`${id}-form`, 'Note'),
  });

  person = (): Promise<string> => this.once('person', this.newPerson);
  private newPerson = async (): Promise<string> => {
    const user = this.name('person');
    const person = { user, name: user, roles: ['requester'], password: 'a long password' };
    await this.relevo.as('administrator').post('/api/people', person);
    return user;
  };
  name = (what: string): string => `${what}-${String((this.made += 1))}`;

  token = async (): Promise<string> => {
    const token = { user: 'agent', name: 'For the table' };
    return (await this.relevo.as('administrator').post<IssuedApiToken>('/api/tokens', token)).body.id;
  };

  /** Switched off, so that nobody is told of what the table does. */
  webhook = async (): Promise<string> => {
    const wanted = { name: 'For the table', url: 'https://127.0.0.1:9/', events: ['fault.raised'] };
    const { body } = await this.relevo.as('administrator').post<CreatedWebhook>('/api/webhooks', wanted);
    await this.relevo.as('administrator').put(`/api/webhooks/${body.id}`, { active: false });
    return body.id;
  };

  /** The secret part of a tracking link. */
  link = (): Promise<string> =>
    this.once('link', async () => (await this.issueLink()).trackingPath.replace('/track/', ''));
  linkKey = async (): Promise<string> => {
    const { key } = await this.issueLink();
    return key satisfies TrackingLink['key'];
  };

  /** A ticket that waits for its requester's test: the task, and the secret of a link to it. */
  testTask = async (): Promise<string> => (await this.desk.task(await this.testTicket(), 'supervisor')).key;
  testLink = async (): Promise<string> => {
    const number = await this.newTicket();
    await this.desk.toUserTest(number);
    this.kept.set('test ticket', Promise.resolve(number));
    return (await this.issueLink(number)).trackingPath.replace('/track/', '');
  };

  /** A stream of the caller's own; ends with the engine. */
  stream = async (caller: Caller): Promise<string> => {
    const response = await fetch(`${this.relevo.url}/api/live`, { headers: this.signedIn[caller] });
    if (response.status !== 200 || !response.body) return 'none';
    const reader = response.body.getReader();
    this.streams.push(reader);
    const { value } = await reader.read();
    return /"stream":"([\w-]+)"/.exec(new TextDecoder().decode(value))?.[1] ?? 'none';
  };
  closeStreams = async (): Promise<void> => {
    await Promise.all(this.streams.map((reader) => reader.cancel()));
  };

  /** An instance that waits for a message with the key that this answers. */
  waiting = async (): Promise<string> => {
    await this.once('message flow', () => this.deploy(messageFlow).then(() => 'table-message'));
    const key = this.name('key');
    const start = { processDefinitionId: 'table-message', variables: { key } };
    await this.relevo.as('administrator').post('/v2/process-instances', start);
    return key;
  };

  /** An instance whose service task waits for a worker. */
  instance = (): Promise<string> => this.once('instance', this.newInstance);
  newInstance = async (): Promise<string> => {
    const start = { processDefinitionId: await this.process() };
    const { body } = await this.relevo
      .as('administrator')
      .post<{ processInstanceKey: string }>('/v2/process-instances', start);
    return body.processInstanceKey;
  };
  process = (): Promise<string> => this.once('process', () => this.deploy(serviceFlow('table')).then(() => 'table'));
  newDefinition = async (): Promise<string> => {
    const id = this.name('operated');
    await this.deploy(serviceFlow(id));
    return this.firstOf('process-definitions', 'processDefinitionKey', { processDefinitionId: id });
  };
  /** A stuck element and the first scope that it sees. */
  fault = async (): Promise<{ readonly key: string; readonly scopeKey: string }> => {
    const key = await this.incident();
    const { body } = await this.relevo.as('administrator').get<FaultDetail>(`/api/operations/faults/${key}`);
    return { key, scopeKey: body.scopes[0]?.key ?? '' };
  };
  /** A batch operation that is over. */
  batch = (): Promise<string> =>
    this.once('batch', async () => {
      const { body } = await this.relevo
        .as('administrator')
        .post<{ batchOperationKey: string }>('/v2/process-instances/cancellation', {
          filter: { processDefinitionId: 'nobody' },
        });
      return body.batchOperationKey;
    });
  definition = async (): Promise<string> => this.firstOf('process-definitions', 'processDefinitionKey');
  element = async (): Promise<string> => this.firstOf('element-instances', 'elementInstanceKey');
  variable = async (): Promise<string> => this.firstOf('variables', 'variableKey');
  job = async (): Promise<string> => this.firstOf('jobs', 'jobKey', { processInstanceKey: await this.newInstance() });
  incident = async (): Promise<string> => {
    const jobKey = await this.job();
    await this.relevo.as('worker').post(`/v2/jobs/${jobKey}/failure`, { retries: 0, errorMessage: 'No' });
    return this.firstOf('incidents', 'incidentKey', { state: 'ACTIVE' });
  };

  /** An ad-hoc subprocess that goes on. */
  adHoc = (): Promise<string> =>
    this.once('ad hoc', async () => {
      await this.deploy(adHocFlow);
      await this.relevo.as('administrator').post('/v2/process-instances', { processDefinitionId: 'table-ad-hoc' });
      return this.firstOf('element-instances', 'elementInstanceKey', { type: 'AD_HOC_SUB_PROCESS' });
    });

  decision = async (): Promise<string> => {
    await this.once('decisions', () => this.deploy(table, 'table.dmn').then(() => 'table'));
    return this.firstOf('decision-definitions', 'decisionDefinitionKey', { decisionDefinitionId: 'table-answer' });
  };
  requirements = async (): Promise<string> => {
    await this.decision();
    return this.firstOf('decision-requirements', 'decisionRequirementsKey');
  };
  decisionMade = async (): Promise<string> => {
    const asked = { decisionDefinitionKey: await this.decision() };
    await this.relevo.as('administrator').post('/v2/decision-definitions/evaluation', asked);
    return this.firstOf('decision-instances', 'decisionEvaluationInstanceKey');
  };

  deployment = (): FormData => {
    const data = new FormData();
    data.append('resources', new File([serviceFlow(this.name('deployed'))], 'deployed.bpmn'));
    return data;
  };

  private deploy = async (xml: string, name = 'table.bpmn'): Promise<void> => {
    const data = new FormData();
    data.append('resources', new File([xml], name));
    await this.relevo.as('administrator').post('/v2/deployments', data);
  };

  private testTicket = (): Promise<string> => this.once('test ticket', this.newTicket);

  private issueLink = async (number?: string): Promise<IssuedTrackingLink> => {
    const path = `/api/tickets/${number ?? (await this.ticket())}/links`;
    return (await this.relevo.as('requester').post<IssuedTrackingLink>(path)).body;
  };

  private async firstOf(resource: string, field: string, filter: object = {}): Promise<string> {
    if (resource !== 'process-definitions') await this.instance();
    const request = { filter, page: { limit: 1 } };
    const { body } = await this.relevo
      .as('administrator')
      .post<Page<Record<string, string>>>(`/v2/${resource}/search`, request);
    const key = body.items[0]?.[field];
    if (key === undefined) throw new Error(`Expected something in ${resource}: ${JSON.stringify(body)}`);
    return key;
  }

  private once(what: string, make: () => Promise<string>): Promise<string> {
    const kept = this.kept.get(what) ?? make();
    this.kept.set(what, kept);
    return kept;
  }
}

const table = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="table-answers" name="Answers" namespace="http://example.org">
  <decision id="table-answer" name="Answer"><literalExpression><text>42</text></literalExpression></decision>
</definitions>`;

const diagram = (id: string, step: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://example.org">
  <bpmn:process id="${id}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="step" />
    ${step}
    <bpmn:sequenceFlow id="f2" sourceRef="step" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
  <bpmn:message id="m" name="table-message">
    <bpmn:extensionElements><zeebe:subscription correlationKey="=key" /></bpmn:extensionElements>
  </bpmn:message>
</bpmn:definitions>`;

const serviceFlow = (id: string): string =>
  diagram(
    id,
    `<bpmn:serviceTask id="step">
      <bpmn:extensionElements><zeebe:taskDefinition type="table-work" /></bpmn:extensionElements>
      <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    </bpmn:serviceTask>`,
  );

const messageFlow = diagram(
  'table-message',
  `<bpmn:intermediateCatchEvent id="step">
    <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
    <bpmn:messageEventDefinition id="med" messageRef="m" />
  </bpmn:intermediateCatchEvent>`,
);

const adHocFlow = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="http://example.org">
  <bpmn:process id="table-ad-hoc" isExecutable="true">
    <bpmn:startEvent id="start" />
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="any" />
    <bpmn:adHocSubProcess id="any"><bpmn:userTask id="call" /><bpmn:userTask id="write" /></bpmn:adHocSubProcess>
    <bpmn:sequenceFlow id="f2" sourceRef="any" targetRef="end" />
    <bpmn:endEvent id="end" />
  </bpmn:process>
</bpmn:definitions>`;
