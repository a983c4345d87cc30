// <quick-search source="/search/suggest/"><form> <input type="search" role="combobox"> </form>
//   <div class="picks" role="listbox" hidden></div><span role="status"></span></quick-search>
// Offers what is called like what is typed, below the field, which keeps the focus. Arrows go through it, Enter opens what is
// chosen, or else sends the form; Escape closes. Without this element the form leads to the page.
const PAUSE = 150
const SHORTEST = 2

class QuickSearch extends HTMLElement {
  #asked = null

  connectedCallback() {
    this.#field.setAttribute("role", "combobox")
    this.#field.ariaExpanded = "false"
    this.#field.addEventListener("input", this.#look)
    this.#field.addEventListener("keydown", this.#press)
    this.addEventListener("focusout", this.#leave)
    this.addEventListener("submit", this.#close)
  }

  get #field() {
    return this.querySelector("input[type=search]")
  }

  get #list() {
    return this.querySelector("[role=listbox]")
  }

  get #options() {
    return [...this.#list.querySelectorAll("[role=option]")]
  }

  #look = async () => {
    this.#asked?.abort()
    const asked = (this.#asked = new AbortController())
    const text = this.#field.value.trim()
    if (text.length < SHORTEST) return this.#close()

    await new Promise((done) => setTimeout(done, PAUSE))
    if (asked.signal.aborted) return
    const address = `${this.getAttribute("source")}?q=${encodeURIComponent(text.slice(0, 200))}`
    const answer = await fetch(address, { signal: asked.signal }).catch(() => null)
    const html = answer?.ok && !answer.redirected ? await answer.text() : ""
    if (asked.signal.aborted || document.activeElement !== this.#field) return

    const page = new DOMParser().parseFromString(html, "text/html")
    this.#list.replaceChildren(...page.querySelectorAll("[role=option]"))
    this.#show(this.#options.length > 0)
    this.querySelector("[role=status]").textContent = page.querySelector("[data-told]")?.dataset.told ?? ""
  }

  #press = (event) => {
    if (this.#list.hidden || event.isComposing) return
    const options = this.#options
    const here = options.findIndex((option) => option.ariaSelected === "true")
    if (event.key === "ArrowDown") this.#mark(options[(here + 1) % options.length])
    else if (event.key === "ArrowUp") this.#mark(options.at(here < 0 ? -1 : here - 1))
    else if (event.key === "Escape") this.#close()
    else if (event.key === "Enter" && here >= 0) options[here].click()
    else return

    event.preventDefault()
  }

  #mark(chosen) {
    for (const option of this.#options) option.ariaSelected = String(option === chosen)
    this.#field.setAttribute("aria-activedescendant", chosen.id)
    chosen.scrollIntoView({ block: "nearest" })
  }

  #show(isShown) {
    this.#list.hidden = !isShown
    this.#field.ariaExpanded = String(isShown)
    this.#field.removeAttribute("aria-activedescendant")
  }

  #leave = ({ relatedTarget }) => {
    if (!this.contains(relatedTarget)) this.#close()
  }

  #close = () => {
    this.#asked?.abort()
    this.#show(false)
  }
}

customElements.define("quick-search", QuickSearch)
