// <light-dismiss><details> … </details></light-dismiss>
// Closes an open menu on Escape, on a click elsewhere and when the focus leaves it.
class LightDismiss extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this.#escape)
    this.addEventListener("focusout", this.#leave)
    document.addEventListener("click", this.#outside)
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.#outside)
  }

  get #details() {
    return this.querySelector("details")
  }

  #escape = (event) => {
    if (event.key !== "Escape" || !this.#details.open) return

    this.#details.open = false
    this.#details.querySelector("summary").focus()
    event.stopPropagation()
  }

  // Without a new place for the focus (a click on nothing, another window) the click decides.
  #leave = ({ relatedTarget }) => {
    if (relatedTarget && !this.contains(relatedTarget)) this.#details.open = false
  }

  #outside = ({ target }) => {
    if (!this.contains(target)) this.#details.open = false
  }
}

customElements.define("light-dismiss", LightDismiss)
