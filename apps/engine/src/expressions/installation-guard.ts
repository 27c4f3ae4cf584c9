import { Injectable, Optional } from '@nestjs/common';
import { EngineConfig } from '../config/engine-config.js';
import { defaultLimits } from '../config/engine-limits.js';
import { VmGuard } from './vm-guard.js';

/** Stops expressions after the time that this installation gives them. */
@Injectable()
export class InstallationGuard extends VmGuard {
  constructor(@Optional() config?: EngineConfig) {
    super((config?.limits ?? defaultLimits).expressionTime);
  }
}
