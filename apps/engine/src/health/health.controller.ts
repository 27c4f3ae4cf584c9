import { Controller, Get } from '@nestjs/common';
import { Public } from '../access/public.js';
import { Readiness } from './readiness.js';

@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process answers: its event loop turns. Whether it can work is another question. */
  @Get('live')
  live(): { readonly status: 'up' } {
    return { status: 'up' };
  }

  /** It can do its work: 503 says what stands in the way. */
  @Get('ready')
  async ready(): Promise<{ readonly status: 'up' }> {
    await this.readiness.require();
    return { status: 'up' };
  }
}
