// One connection to the server for all tabs of this browser: the tab that holds the lock listens and tells the others.
// Every tab says what it has open beside its person's own channels ("post=12", "group=3").
import { Line } from "line"

const NAME = "omarm-live"
const MOST_OPEN = 20 // as many as the server grants
let tab = null // this tab, while anything in it listens

// Calls `heard({kind, id, on})` for every event until `signal` aborts; `on` are the channels it came by. After events may
// have been missed the kind is "gap". `fresh(wants)` gives an address with a new token in it, or null.
export function listen({ fresh, heard, signal, wants = [] }) {
  // An older browser, or not a safe context: a connection for each tab would use up all that a browser may have.
  if (!navigator.locks || !AbortSignal.any) return

  tab ??= new Tab(fresh)
  tab.join({ heard, wants }, signal)
}

class Tab {
  #name = Math.random().toString(36)
  #listeners = new Set()
  #others = new Map()
  #line = null
  #leaving = new AbortController()
  #channel = new BroadcastChannel(NAME)

  constructor(fresh) {
    this.#channel.onmessage = ({ data }) => this.#told(data)
    navigator.locks.request(NAME, { signal: this.#leaving.signal }, () => this.#lead(fresh)).catch(ignoreAbort)
  }

  join(listener, signal) {
    this.#listeners.add(listener)
    this.#say()
    signal.addEventListener("abort", () => {
      this.#listeners.delete(listener)
      this.#say()
      if (!this.#listeners.size) this.#close()
    })
  }

  get #wants() {
    return [...new Set([...this.#listeners].flatMap(({ wants }) => wants))]
  }

  #say() {
    this.#channel.postMessage({ tab: this.#name, wants: this.#wants })
    this.#tend()
  }

  #told({ event, ask, tab: other, wants }) {
    if (event) this.#hear(event)
    if (ask) this.#say()
    if (!other) return

    wants.length ? this.#others.set(other, wants) : this.#others.delete(other)
    this.#tend()
  }

  #hear(event) {
    for (const { heard } of this.#listeners) heard(event)
  }

  async #lead(fresh) {
    const tell = (event) => {
      this.#channel.postMessage({ event })
      this.#hear(event)
    }
    this.#line = new Line({ fresh, tell, signal: this.#leaving.signal })
    this.#channel.postMessage({ ask: true })
    this.#tend()
    await this.#line.stay()
  }

  // Only the tab that leads has a line.
  #tend() {
    const all = new Set([...this.#wants, ...[...this.#others.values()].flat()])
    this.#line?.want([...all].slice(0, MOST_OPEN).sort())
  }

  #close() {
    this.#leaving.abort()
    this.#channel.close()
    if (tab === this) tab = null
  }
}

function ignoreAbort(error) {
  if (error.name !== "AbortError") throw error
}
