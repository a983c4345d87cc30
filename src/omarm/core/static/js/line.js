// The connection to the stream of events: kept, renewed before its token ends, begun anew for other wishes.
const FIRST_WAIT = 2000
const LONGEST_WAIT = 60_000
const STEADY = 10_000
const SETTLE = 50 // several elements and tabs say what they want in the same moment
const RENEW = 45_000 // a token lives a minute

export class Line {
  #wants = []
  #since = null // the moment of the oldest page that did not listen yet
  #wake = () => {}

  constructor({ fresh, tell, signal }) {
    Object.assign(this, { fresh, tell, signal })
  }

  want(wants, since) {
    if (wants.join() === this.#wants.join() && !since) return

    this.#wants = wants
    if (since) this.#since = Math.min(since, this.#since ?? since)
    this.#wake()
  }

  // The next connection is open before the one before it is closed, so that nothing falls between them. When it did all the
  // same, the pages are told of a gap. After a failure we wait ever longer.
  async stay() {
    let wait = FIRST_WAIT
    let missed = false
    let closeOld = () => {}
    while (!this.signal.aborted) {
      await pause(SETTLE, this.signal)
      const changed = new Promise((done) => (this.#wake = done))
      const started = performance.now()
      const line = this.#open()
      const isOpen = await line.opened
      if (isOpen) {
        if (missed) this.tell({ kind: "gap", id: null, on: [] })
        closeOld()
        closeOld = line.close
        missed = await Promise.race([changed, pause(RENEW, line.signal), line.ended.then(() => true)])
      } else missed = true

      const steady = isOpen && (!missed || performance.now() - started > STEADY)
      if (!steady) await pause(wait, this.signal)
      wait = steady ? FIRST_WAIT : Math.min(wait * 2, LONGEST_WAIT)
    }
  }

  #open() {
    const leaving = new AbortController()
    const signal = AbortSignal.any([leaving.signal, this.signal])
    let ended
    const opened = new Promise((resolve) => {
      ended = this.#read(signal, () => resolve(true)).catch(ignoreNetwork)
      ended.then(() => resolve(false))
    })
    return { opened, ended, signal, close: () => leaving.abort() }
  }

  async #read(signal, open) {
    const since = this.#since
    const url = await this.fresh(this.#wants, since)
    const answer = url && (await fetch(url, { signal, headers: { Accept: "text/event-stream" } }))
    if (!answer?.ok) return

    if (this.#since === since) this.#since = null
    open()
    let text = ""
    for (const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader(); ; ) {
      const { done, value } = await reader.read()
      if (done) return

      const blocks = (text + value).split("\n\n")
      text = blocks.pop()
      for (const block of blocks) this.#pass(block)
    }
  }

  #pass(block) {
    const [, kind] = block.match(/^event: (.*)$/m) ?? []
    const [, told] = block.match(/^data: (.*)$/m) ?? []
    if (kind && told) this.tell({ kind, ...JSON.parse(told) })
  }
}

// Spread a little, so that not all browsers come back in the same second after a restart.
function pause(wait, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, wait * (0.75 + Math.random() / 2))
    signal.addEventListener("abort", () => (clearTimeout(timer), done()), { once: true })
  })
}

function ignoreNetwork(error) {
  if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error
}
