// <writing-coach source="/posts/coach/" aria-live="polite"></writing-coach> inside a form
// Asks for advice on what is typed once the typing pauses. Its [data-dismiss] button keeps it quiet for this visit.
const PAUSE = 1800
const QUIET = "coach:quiet"

class WritingCoach extends HTMLElement {
  #wait = 0
  #told = ""

  connectedCallback() {
    this.#form?.addEventListener("input", this.#later)
    this.addEventListener("click", this.#dismiss)
  }

  disconnectedCallback() {
    clearTimeout(this.#wait)
  }

  get #form() {
    return this.closest("form")
  }

  #later = () => {
    clearTimeout(this.#wait)
    if (!sessionStorage.getItem(QUIET)) this.#wait = setTimeout(this.#ask, PAUSE)
  }

  #ask = async () => {
    const told = new FormData(this.#form)
    for (const [name, value] of [...told]) if (value instanceof File) told.delete(name)
    const answer = await fetch(this.getAttribute("source"), { method: "POST", body: told }).catch(() => null)
    if (!answer?.ok || answer.redirected) return

    const text = await answer.text()
    if (text === this.#told) return

    this.#told = text
    this.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes)
  }

  #dismiss = ({ target }) => {
    if (!target.closest("[data-dismiss]")) return

    sessionStorage.setItem(QUIET, "yes")
    this.replaceChildren()
  }
}

customElements.define("writing-coach", WritingCoach)
