import { Injectable } from '@nestjs/common';
import type { PublishedDefinition } from '@relevo/bpmn-kernel';
import type { FlowNode } from '@relevo/bpmn-model';
import type { Identity } from '../access/identity.js';
import { Catalogue } from '../catalogue/catalogue.js';
import type { Condition } from '../tickets/ticket-search.js';
import { excludesEarlier, excludesRequester } from './task-access.js';
import { ANSWERED_BY } from './task-answers.js';

/** Steps of all published versions, as two arrays that PostgreSQL unnests side by side. */
interface Steps {
  readonly definitionKeys: readonly string[];
  readonly elementIds: readonly string[];
}

interface Barring {
  readonly epoch: number;
  readonly requester: Steps;
  readonly earlier: Steps;
}

const among = '(i.definition_key, u.element_id) IN (SELECT * FROM unnest(?::bigint[], ?::text[]))';

/** Both tables by their primary key, and only for steps that bar who has answered. */
const hasAnswered = `EXISTS (SELECT 1 FROM element_instance e JOIN variable_scope v ON v.scope_key = e.scope_key
  WHERE e.key = u.element_key AND (v.variables -> '${ANSWERED_BY}' -> 1)::jsonb @> to_jsonb(?::text))`;

/** Which tasks are not offered to somebody who may not do them; the same rule as `isExcluded`, within the same statement. */
@Injectable()
export class BarredSteps {
  #barring: Barring | null = null;

  constructor(private readonly catalogue: Catalogue) {}

  /** Empty while nothing that is published excludes anybody. */
  offeredTo({ id }: Identity): readonly Condition[] {
    const { requester, earlier } = this.#current();
    return [
      ...when(requester, { text: `NOT (t.requester_id = ? AND ${among})`, values: [id, ...valuesOf(requester)] }),
      ...when(earlier, { text: `NOT (${among} AND ${hasAnswered})`, values: [...valuesOf(earlier), id] }),
    ];
  }

  /** Versions never change: read again only when something was published. */
  #current(): Barring {
    const { epoch } = this.catalogue;
    if (this.#barring?.epoch !== epoch) {
      const published = this.catalogue.definitions();
      this.#barring = {
        epoch,
        requester: stepsThat(excludesRequester, published),
        earlier: stepsThat(excludesEarlier, published),
      };
    }
    return this.#barring;
  }
}

const stepsThat = (exclude: (node: FlowNode) => boolean, published: readonly PublishedDefinition[]): Steps => {
  const steps = published.flatMap(({ key, definition }) =>
    Object.values(definition.nodes)
      .filter(exclude)
      .map(({ id }) => ({ key, id })),
  );
  return { definitionKeys: steps.map(({ key }) => key), elementIds: steps.map(({ id }) => id) };
};

const valuesOf = ({ definitionKeys, elementIds }: Steps): readonly unknown[] => [definitionKeys, elementIds];

const when = ({ elementIds }: Steps, condition: Condition): readonly Condition[] =>
  elementIds.length === 0 ? [] : [condition];
