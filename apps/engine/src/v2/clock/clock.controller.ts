import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { z } from 'zod';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { wireInteger } from '../wire-requests.js';
import { InstallationClock } from './installation-clock.js';

/** Epoch milliseconds; jsonb and JavaScript keep these exactly. */
const pinRequest = z.object({ timestamp: wireInteger.pipe(z.int().min(0).max(253_402_300_799_999)) });

@Controller('v2/clock')
export class ClockController {
  constructor(private readonly clock: InstallationClock) {}

  @Put()
  @HttpCode(204)
  pin(
    @CurrentIdentity() identity: Identity,
    @Body({ schema: pinRequest }) { timestamp }: z.output<typeof pinRequest>,
  ): Promise<void> {
    return this.clock.pin(identity, timestamp);
  }

  @Post('reset')
  @HttpCode(204)
  reset(@CurrentIdentity() identity: Identity): Promise<void> {
    return this.clock.reset(identity);
  }
}
