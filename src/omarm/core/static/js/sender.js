// Sends the fields of a form to be kept, some seconds after the last change and when the page goes away; never its files.
// [data-state] says how it went: in the words of its data-saved or data-local, or in those of a refusal.
const PAUSE = 3000

export class Sender {
  #wait = 0
  #waiting = false

  constructor(host, form) {
    this.host = host
    this.form = form
    form.addEventListener("input", this.#later)
    form.addEventListener("change", this.#later)
    form.addEventListener("submit", this.#sent)
    addEventListener("pagehide", this.#leave)
  }

  stop() {
    clearTimeout(this.#wait)
    removeEventListener("pagehide", this.#leave)
  }

  #later = () => {
    this.#waiting = true
    clearTimeout(this.#wait)
    this.#wait = setTimeout(() => this.#send(), PAUSE)
  }

  // What is published is no draft any more. A preview is not publishing: it has an address of its own. What [data-ends]
  // has one too, and ends the draft all the same.
  #sent = ({ submitter }) => {
    if (!submitter?.hasAttribute("formaction") || submitter.hasAttribute("data-ends")) this.#waiting = false
    clearTimeout(this.#wait)
  }

  #leave = () => {
    if (this.#waiting) this.#send({ keepalive: true })
  }

  async #send(options = {}) {
    this.#waiting = false
    const told = new FormData(this.form)
    for (const [name, value] of [...told]) if (value instanceof File) told.delete(name)
    const address = `${this.host.getAttribute("send")}${told.get("submission")}/`
    const body = new URLSearchParams([...told])
    const answer = await fetch(address, { method: "POST", body, ...options }).catch(() => null)
    const state = this.form.querySelector("[data-state]")
    if (state) state.textContent = await words(answer, state.dataset)
  }
}

async function words(answer, { saved, local }) {
  if (answer?.status === 204) return saved
  return answer?.status === 422 ? answer.text() : local
}
