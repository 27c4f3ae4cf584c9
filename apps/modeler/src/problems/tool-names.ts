/** Tools that write their own into BPMN files, by the namespace they write it in. */
const known: Readonly<Record<string, string>> = {
  'http://camunda.org/schema/1.0/bpmn': 'Camunda 7',
  'http://camunda.org/schema/zeebe/1.0': 'Camunda 8',
  'http://activiti.org/bpmn': 'Activiti',
  'http://activiti.com/modeler': 'Activiti',
  'http://flowable.org/bpmn': 'Flowable',
  'http://flowable.org/design': 'Flowable',
  'http://www.jboss.org/drools': 'jBPM',
  'http://www.signavio.com': 'Signavio',
  'http://www.bizagi.com/bpmn20': 'Bizagi',
  'http://www.boc-group.com/adonis': 'ADONIS',
  'http://bpmn.io/schema/bpmn/biocolor/1.0': 'bpmn.io',
};

/** Who wrote it, as people call them; the name of the site where a namespace has one. */
export const toolOf = (namespace: string): string =>
  known[namespace] ?? /^\w+:\/\/(?:www\.)?([^/]+)/.exec(namespace)?.[1] ?? namespace;
