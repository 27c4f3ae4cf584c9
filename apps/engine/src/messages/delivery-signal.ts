import { Injectable } from '@nestjs/common';

/** Says, after a commit, that deliveries are waiting. */
@Injectable()
export class DeliverySignal {
  #listener: () => void = () => undefined;

  raise(): void {
    this.#listener();
  }

  listen(listener: () => void): void {
    this.#listener = listener;
  }
}
