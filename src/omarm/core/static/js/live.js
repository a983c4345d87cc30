// One connection to the server for all tabs of this browser: the tab that holds the lock listens and tells the others.
const NAME = "omarm-live"
const FIRST_WAIT = 2000
const LONGEST_WAIT = 60_000
const STEADY = 10_000

// Calls `heard({kind, id})` for every event until `signal` aborts. `fresh()` gives the address with a new token in it.
export function listen({ fresh, heard, signal }) {
  const channel = new BroadcastChannel(NAME)
  channel.onmessage = ({ data }) => heard(data)
  signal.addEventListener("abort", () => channel.close())

  const tell = (event) => {
    channel.postMessage(event)
    heard(event)
  }
  const stayConnected = () => connect({ fresh, tell, signal })
  const connected = navigator.locks ? navigator.locks.request(NAME, { signal }, stayConnected) : stayConnected()
  connected.catch(ignoreAbort)
}

// A stream ends by itself when its token does; then the next one starts at once. After a failure we wait ever longer.
async function connect({ fresh, tell, signal }) {
  let wait = FIRST_WAIT
  while (!signal.aborted) {
    const started = performance.now()
    await read({ url: await fresh(), tell, signal }).catch(ignoreNetwork)
    const steady = performance.now() - started > STEADY
    if (!steady) await pause(wait, signal)
    wait = steady ? FIRST_WAIT : Math.min(wait * 2, LONGEST_WAIT)
  }
}

async function read({ url, tell, signal }) {
  const answer = await fetch(url, { signal, headers: { Accept: "text/event-stream" } })
  if (!answer.ok) return

  let text = ""
  for (const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) return

    const blocks = (text + value).split("\n\n")
    text = blocks.pop()
    for (const block of blocks) {
      const [, kind] = block.match(/^event: (.*)$/m) ?? []
      const [, id] = block.match(/^data: (.*)$/m) ?? []
      if (kind && id) tell({ kind, id: JSON.parse(id) })
    }
  }
}

// Spread a little, so that not all browsers come back in the same second after a restart.
function pause(wait, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, wait * (0.75 + Math.random() / 2))
    signal.addEventListener("abort", () => (clearTimeout(timer), done()), { once: true })
  })
}

function ignoreAbort(error) {
  if (error.name !== "AbortError") throw error
}

function ignoreNetwork(error) {
  if (error.name !== "AbortError" && !(error instanceof TypeError)) throw error
}
