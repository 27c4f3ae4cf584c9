import type { Services } from '@relevo/bpmn-kernel';

/** Makes the kernel's services for one moment (an injection token). */
export abstract class KernelServices {
  abstract at(now: number): Services;
}
