import { Controller, Get, Header, Param } from '@nestjs/common';
import { CurrentIdentity } from '../../access/current-identity.js';
import type { Identity } from '../../access/identity.js';
import { Resources } from './resources.js';

@Controller('v2/resources')
export class ResourcesController {
  constructor(private readonly resources: Resources) {}

  @Get(':key')
  get(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<object> {
    return this.resources.get(identity, key);
  }

  @Get(':key/content')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  content(@CurrentIdentity() identity: Identity, @Param('key') key: string): Promise<string> {
    return this.resources.content(identity, key);
  }
}
