import { choice, formOf, line, optional, text, unless } from '../forms/form-sketch.js';
import type { Pattern } from '../pattern.js';
import { flow, formFile, type Ink, waits } from './drawing.js';

/** Somebody looks for a known solution; what nobody knew is investigated. */
export const find = (ink: Ink): Pattern => {
  const { words } = ink;
  const form = ink.form('find');
  return {
    nodes: [
      {
        key: 'head',
        type: 'bpmn:UserTask',
        template: 'org.relevo.find',
        name: words('steps.find.name'),
        at: [0, 0],
        formId: form.id,
        properties: {
          ...waits('in-progress', 'We are looking for a known solution', 'Buscamos una solución conocida'),
          'relevo:ticket.articleKey': '=articleKey',
        },
      },
      { key: 'found', type: 'bpmn:ExclusiveGateway', name: words('steps.drawn.found'), at: [140, 0] },
      {
        key: 'search',
        type: 'bpmn:UserTask',
        template: 'org.relevo.task',
        name: words('steps.drawn.investigate'),
        at: [140, 120],
        properties: waits('in-progress', 'A specialist is looking for the cause', 'Un especialista busca la causa'),
      },
      { key: 'on', type: 'bpmn:ExclusiveGateway', at: [280, 0] },
    ],
    flows: [
      flow('head', 'found'),
      flow('found', 'on', { name: words('steps.drawn.yes'), condition: '=solutionFound = "yes"' }),
      flow('found', 'search', { name: words('steps.drawn.no'), condition: '=solutionFound = "no"' }),
      flow('search', 'on'),
    ],
    forms: [
      formFile(
        form.file,
        formOf(form.id, [
          choice('solutionFound', words('steps.form.found'), {
            yes: words('steps.form.foundYes'),
            no: words('steps.form.foundNo'),
          }),
          line('articleKey', words('steps.form.article'), {
            conditional: { hide: '=solutionFound != "yes"' },
            description: 'KB-000012',
          }),
          text('solution', words('steps.form.solution'), unless('solutionFound != "yes"')),
        ]),
      ),
    ],
    entry: 'head',
    head: 'head',
    exit: 'on',
  };
};

const isWritten = 'knowledgeOutcome != "new" and knowledgeOutcome != "improved"';

const articleForm = ({ words }: Ink, id: string): string =>
  formOf(id, [
    choice('knowledgeOutcome', words('steps.form.outcome'), {
      new: words('steps.form.outcomeNew'),
      improved: words('steps.form.outcomeImproved'),
      none: words('steps.form.outcomeNone'),
    }),
    line('articleKey', words('steps.form.article'), unless('knowledgeOutcome != "improved"')),
    line('articleTitle', words('steps.form.articleTitle'), unless(isWritten)),
    text('articleProblem', words('steps.form.articleProblem'), unless(isWritten)),
    text('articleSolution', words('steps.form.articleSolution'), unless(isWritten)),
    line('articleKeywords', words('steps.form.articleKeywords'), {
      ...optional,
      conditional: { hide: `=${isWritten}` },
    }),
    choice(
      'articleVisibility',
      words('steps.form.articleVisibility'),
      { public: words('steps.form.everybody'), internal: words('steps.form.staff') },
      { defaultValue: 'internal', conditional: { hide: `=${isWritten}` } },
    ),
  ]);

const same = (name: string) => ({ target: name, source: `=${name}` });
const written = ['knowledgeOutcome', 'articleKey', 'articleTitle', 'articleProblem', 'articleSolution'];

/** Somebody writes down what was learnt; the article is published before the ticket goes on. */
export const article = (ink: Ink): Pattern => {
  const { words } = ink;
  const form = ink.form('article');
  const label = waits(
    'resolved',
    'Solved. We write it down for the next person',
    'Resuelto. Lo anotamos para la próxima vez',
  );
  return {
    nodes: [
      {
        key: 'head',
        type: 'bpmn:UserTask',
        template: 'org.relevo.article',
        name: words('steps.article.name'),
        at: [0, 0],
        formId: form.id,
        inputs: [
          { target: 'articleTitle', source: '=ticket.title' },
          { target: 'articleProblem', source: '=ticket.description' },
          { target: 'articleSolution', source: '=ticket.resolution' },
        ],
        outputs: [...written, 'articleKeywords', 'articleVisibility'].map(same),
        properties: label,
      },
      { key: 'write', type: 'bpmn:ExclusiveGateway', name: words('steps.drawn.toWrite'), at: [140, 0] },
      {
        key: 'publish',
        type: 'bpmn:ServiceTask',
        name: words('steps.drawn.publish'),
        at: [140, 120],
        job: 'relevo:publish-article',
        inputs: [{ target: 'articleKey', source: '=if knowledgeOutcome = "improved" then articleKey else null' }],
        outputs: ['articleKey', 'articleNumber'].map(same),
        properties: { 'relevo:status': 'resolved', 'relevo:ticket.articleKey': '=articleKey' },
      },
      { key: 'on', type: 'bpmn:ExclusiveGateway', at: [280, 0] },
    ],
    flows: [
      flow('head', 'write'),
      flow('write', 'publish', {
        name: words('steps.drawn.yes'),
        condition: '=knowledgeOutcome = "new" or knowledgeOutcome = "improved"',
      }),
      flow('write', 'on', { name: words('steps.drawn.no'), isDefault: true }),
      flow('publish', 'on'),
    ],
    forms: [formFile(form.file, articleForm(ink, form.id))],
    entry: 'head',
    head: 'head',
    exit: 'on',
  };
};
