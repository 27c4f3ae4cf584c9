import { incomingOf, outgoingOf } from '../diagram.js';
import { labelOf } from '../label.js';
import { type LinkEvent, linksOf, targetOf } from '../links.js';
import { elementsOf, type ModdleElement } from '../moddle/moddle-element.js';
import type { Report } from '../report.js';
import type { Rule } from './rule.js';

/** Links are pairs inside one scope: any number of sources, one target; no flow leads on from a source or to a target. */
export const linkEvents: Rule = {
  codes: ['link-unpaired', 'link-target-several', 'link-flow'],
  source: 'BPMN 2.0.2, 10.5.5: "There can be multiple source Link Events, but … only one target Link Event"',
  check(diagram, report) {
    for (const { nodes } of diagram.scopes) {
      const throwing = linksOf(nodes, 'bpmn:IntermediateThrowEvent');
      const catching = linksOf(nodes, 'bpmn:IntermediateCatchEvent');
      for (const link of throwing) checkSource(link, catching, report);
      for (const link of catching) checkTarget(link, { throwing, catching }, report);
      for (const { event } of throwing) tellFlows(event, outgoingOf(diagram, event), report);
      for (const { event } of catching) tellFlows(event, incomingOf(diagram, event), report);
    }
  },
};

function checkSource(link: LinkEvent, catching: readonly LinkEvent[], report: Report): void {
  const target = targetOf(link, catching);
  if (target && listsSource(target, link)) return;
  const message = `expected a catching link event named "${link.name}" for ${labelOf(link.event)}, but there is none in the same scope. Draw it, or draw the flow.`;
  report.error('link-unpaired', message, link.event);
}

/** A target that names its sources has no others. */
function listsSource(target: LinkEvent, { link }: LinkEvent): boolean {
  const sources = elementsOf(target.link, 'source');
  return sources.length === 0 || sources.includes(link);
}

interface Links {
  readonly throwing: readonly LinkEvent[];
  readonly catching: readonly LinkEvent[];
}

function checkTarget(link: LinkEvent, { throwing, catching }: Links, report: Report): void {
  const other = catching.find((each) => each.name === link.name && link.name !== '');
  if (other && other !== link) {
    const message = `expected one catching link event named "${link.name}", but ${labelOf(link.event)} and ${labelOf(other.event)} both are. Rename one of them with its sources.`;
    return report.error('link-target-several', message, link.event);
  }
  if (throwing.some((each) => targetOf(each, catching) === link)) return;
  const message = `expected a throwing link event named "${link.name}" for ${labelOf(link.event)}, but there is none in the same scope. Draw it, or draw the flow.`;
  report.error('link-unpaired', message, link.event);
}

function tellFlows(event: ModdleElement, flows: ReturnType<typeof outgoingOf>, report: Report): void {
  for (const flow of flows) {
    const message = `expected the link to be the only way on at ${labelOf(event)}, but ${labelOf(flow)} is drawn too. Remove the flow, or the link.`;
    report.error('link-flow', message, event);
  }
}
