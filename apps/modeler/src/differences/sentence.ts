import type { Words } from '@relevo/web';
import type { en } from '../languages/en/index.js';
import type { Change, Said } from './change.js';
import type { FieldWords } from './field-words.js';
import { readSchedule } from '../properties/schedule.js';
import { plainTime } from './plain-time.js';
import { saidCondition } from './said-condition.js';

export interface Speaker {
  readonly t: Words<typeof en>;
  readonly language: string;
  readonly fields: FieldWords;
}

const kindOf = (type: string): keyof typeof en.elementKinds => {
  if (type === 'UserTask' || type === 'ManualTask') return 'person';
  if (/^(Service|Send|Script)Task$/.test(type)) return 'system';
  if (type === 'BusinessRuleTask') return 'rules';
  if (/^(Exclusive|Inclusive|Complex|EventBased)Gateway$/.test(type)) return 'choice';
  if (type === 'ParallelGateway') return 'together';
  if (type === 'StartEvent') return 'start';
  if (type === 'EndEvent') return 'end';
  if (type === 'IntermediateThrowEvent') return 'notice';
  if (/^(BoundaryEvent|IntermediateCatchEvent|ReceiveTask)$/.test(type)) return 'wait';
  if (/SubProcess$|^Transaction$/.test(type)) return 'group';
  if (type === 'CallActivity') return 'process';
  if (type === 'TextAnnotation') return 'note';
  return type === 'Task' ? 'task' : 'other';
};

const words = ({ as, text }: Said, speaker: Speaker): string => {
  if (as === 'type') return speaker.t(`elementKinds.${kindOf(text)}`);
  if (as === 'number') return text;
  if (as === 'condition')
    return saidCondition(text, speaker) ?? speaker.t('changes.quoted', { name: text.replace(/^=/, '') });
  if (as === 'time' && readSchedule(text)?.kind === 'by-priority') return speaker.t('changes.byPriority');
  const time = as === 'time' ? plainTime(text, speaker.language) : null;
  return time ?? speaker.t('changes.quoted', { name: text });
};

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** The difference as a process owner would say it. */
export const sentenceOf = ({ kind, said }: Change, speaker: Speaker): string => {
  const { t } = speaker;
  const named = Object.fromEntries(Object.entries(said).map(([name, one]) => [name, words(one, speaker)]));
  const way = named['way'] ?? t('changes.thisWay', { to: named['to'] ?? '' });
  const sentence = capital((t as (key: string, values: object) => string)(`changes.${kind}`, { ...named, way }));
  const lane = kind.startsWith('added') ? said['lane']?.text : undefined;
  return lane === undefined ? sentence : t('changes.by', { sentence, lane });
};
