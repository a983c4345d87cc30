// One connection to the server for all tabs of this browser: the tab that holds the lock listens and tells the others.
// Every tab says what it has open beside its person's own channels ("post=12", "group=3").
import { Line } from "line"

const NAME = "omarm-live"
const MOST_OPEN = 20 // as many as the server grants
const YOUNG = 5000 // so long a page tells of which moment it is: it also hears what came before it listened
let tab = null // this tab, while anything in it listens

// Calls `heard({kind, id, on})` for every event until `signal` aborts; `on` are the channels it came by. An event may come
// twice; after events may have been missed the kind is "gap". `fresh(wants, since)` gives an address with a new token in it,
// or null; with a moment one also hears what came from then on.
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
      this.#say(null)
      if (!this.#listeners.size) this.#close()
    })
  }

  get #wants() {
    return [...new Set([...this.#listeners].flatMap(({ wants }) => wants))]
  }

  #say(since = made()) {
    this.#channel.postMessage({ tab: this.#name, wants: this.#wants, since })
    this.#tend(since)
  }

  #told({ event, ask, tab: other, wants, since }) {
    if (event) this.#hear(event)
    if (ask) this.#say()
    if (!other) return

    wants.length ? this.#others.set(other, wants) : this.#others.delete(other)
    this.#tend(since)
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
    this.#tend(made())
    await this.#line.stay()
  }

  // Only the tab that leads has a line.
  #tend(since) {
    const all = new Set([...this.#wants, ...[...this.#others.values()].flat()])
    this.#line?.want([...all].slice(0, MOST_OPEN).sort(), since)
  }

  #close() {
    this.#leaving.abort()
    this.#channel.close()
    if (tab === this) tab = null
  }
}

function made() {
  if (performance.now() > YOUNG) return null

  const [page] = performance.getEntriesByType("navigation")
  return Number(page?.serverTiming?.find(({ name }) => name === "made")?.description) || null
}

function ignoreAbort(error) {
  if (error.name !== "AbortError") throw error
}
