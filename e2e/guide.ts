import type { Page } from "@playwright/test";

/** What somebody hears and feels who lies with closed eyes, in the order in which it came. */
export interface Heard {
  /** Hertz of each tone that began. */
  tones: number[];
  /** What the voice said. */
  said: string[];
  vibrations: number;
}

/** A browser in a test has neither voice nor motor: these stand at its edge and write down what reaches them. */
export const listen = (page: Page, language: string) =>
  page.addInitScript((lang) => {
    const heard: Heard = { tones: [], said: [], vibrations: 0 };
    Object.assign(window, { heard });
    // oxlint-disable-next-line typescript/unbound-method -- it is called with the tone that it belongs to
    OscillatorNode.prototype.start = new Proxy(OscillatorNode.prototype.start, {
      apply(start, tone: OscillatorNode, given: [number?]) {
        heard.tones.push(Math.round(tone.frequency.value));
        Reflect.apply(start, tone, given);
      },
    });
    navigator.vibrate = () => {
      heard.vibrations++;
      return true;
    };
    class Utterance {
      onend: (() => void) | null = null;
      constructor(public text: string) {}
    }
    const voices = Object.assign(new EventTarget(), {
      getVoices: () => [
        { lang, localService: false },
        { lang, localService: true },
      ],
      speak: (spoken: Utterance) => {
        heard.said.push(spoken.text);
        setTimeout(() => spoken.onend?.(), 1000);
      },
      cancel: () => undefined,
      resume: () => undefined,
    });
    Object.defineProperty(window, "speechSynthesis", { value: voices });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  }, language);

export const heardOn = (page: Page): Promise<Heard> =>
  page.evaluate(() => (window as unknown as { heard: Heard }).heard);
