import { TestServices } from '@relevo/bpmn-kernel/testing';
import { evaluate, ExpressionCache, unguarded } from '@relevo/feel';

/** The test services of the kernel with Relevo's own FEEL. */
export const feelServices = (): TestServices => {
  const services = new TestServices();
  const cache = new ExpressionCache();
  services.evaluateFeel = ({ source }, lookup) =>
    evaluate(cache.get(source), { lookup, now: services.now, zone: 'UTC', guard: unguarded });
  return services;
};
