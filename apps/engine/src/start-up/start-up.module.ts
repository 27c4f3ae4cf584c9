import { Global, Module } from '@nestjs/common';
import { StartLease } from './start-lease.js';
import { StartUp } from './start-up.js';

@Global()
@Module({ providers: [StartUp, StartLease], exports: [StartUp] })
export class StartUpModule {}
